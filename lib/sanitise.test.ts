import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sanitiseSupplierHtml } from './sanitise';
import { xssPayloads } from './sanitise-fixtures';

describe('what a brand may write', () => {
  it.each([
    ['<p>Text</p>', '<p>Text</p>'],
    ['Plain & simple < 5', 'Plain &amp; simple &lt; 5'],
    [
      '<ol><li><b>One</b></li><li><em>Two</em></li></ol>',
      '<ol><li><b>One</b></li><li><em>Two</em></li></ol>',
    ],
    ['one<br>two', 'one<br />two'],
    ['<div><section><p>In boxes</p></section></div>', '<p>In boxes</p>'],
    ['<p class="x" id="y" style="color:red" data-z="1">Bare</p>', '<p>Bare</p>'],
    ['<p>Open <strong>end', '<p>Open <strong>end</strong></p>'],
    ['Ünï¢ödé 🎁', 'Ünï¢ödé 🎁'],
  ])('%j stays as %j', (html, clean) => {
    expect(sanitiseSupplierHtml(html)).toBe(clean);
  });

  it.each([1, 2, 3, 4, 5, 6])('a heading of level %i becomes a paragraph', (level) => {
    expect(sanitiseSupplierHtml(`<h${level}>#protip</h${level}>`)).toBe('<p>#protip</p>');
  });

  it.each([
    null,
    '',
    '  ',
    '<p></p>',
    '<p>&nbsp;</p>',
    '<br><br>',
    '<img src="x">',
    '<script>alert(1)</script>',
    '<!-- nothing -->',
    '<ul><li> </li></ul>',
  ])('nothing readable is left of %j', (html) => {
    expect(sanitiseSupplierHtml(html)).toBeNull();
  });
});

describe('a link', () => {
  it('opens elsewhere, gives no referrer away and earns nothing', () => {
    const html =
      '<a href="https://brand.example/redeem?a=1&amp;b=2" rel="me" target="_self">Go</a>';
    expect(sanitiseSupplierHtml(html)).toBe(
      '<a href="https://brand.example/redeem?a=1&amp;b=2" rel="noopener noreferrer nofollow" target="_blank">Go</a>',
    );
  });

  it.each([
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    ' javascript:alert(1)',
    'java\tscript:alert(1)',
    'java&#10;script:alert(1)',
    'javascript&colon;alert(1)',
    '&#106;avascript:alert(1)',
    '\u0001javascript:alert(1)',
    'data:text/html,<script>alert(1)</script>',
    'vbscript:msgbox(1)',
    'blob:https://shop.example/1',
    'file:///etc/passwd',
    'http://brand.example/',
    'mailto:a@b.example',
    'tel:+15550100',
    '//brand.example/',
    '\\\\brand.example/',
    '/\\brand.example/',
    '/en/orders',
    'orders',
    '#top',
    '?q=1',
  ])('to %s leads nowhere', (href) => {
    const clean = sanitiseSupplierHtml(`<a href="${href}">Go</a>`);
    expect(clean).toContain('Go');
    expect(clean).not.toContain('href');
  });

  it('that leads nowhere leaves what follows it whole', () => {
    expect(sanitiseSupplierHtml('<a href="/x">Go</a><p>Next</p>')).toMatch(/<p>Next<\/p>$/);
  });
});

/** The only tags that may come out, attributes and all. */
const harmlessTag =
  /<(?:\/?(?:p|ul|ol|li|strong|b|em|i)|br \/|\/a|a|a(?: href="https:[^"<>]*")? rel="noopener noreferrer nofollow" target="_blank")>/g;

const isHarmless = (html: string) => !/[<>]/.test(html.replace(harmlessTag, ''));

describe('an attack', () => {
  it.each(xssPayloads)('leaves nothing but harmless tags: %s', (attack) => {
    expect(isHarmless(sanitiseSupplierHtml(attack) ?? '')).toBe(true);
    expect(isHarmless(sanitiseSupplierHtml(`<p>${attack}</p>`) ?? '')).toBe(true);
  });

  it('leaves nothing but harmless tags in any mixture, cut anywhere', () => {
    const pieces = fc.array(
      fc.oneof(
        fc.constantFrom(...xssPayloads, '<p>', '</p>', '<a href="', '">', "'", '<', '>', '&#x3c;'),
        fc.string({ maxLength: 6 }),
      ),
      { maxLength: 6 },
    );
    fc.assert(
      fc.property(pieces, fc.nat(200), (parts, cut) => {
        expect(isHarmless(sanitiseSupplierHtml(parts.join('').slice(cut)) ?? '')).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it('has no link out but to an https address of somebody else', () => {
    for (const payload of xssPayloads) {
      const hrefs = [...(sanitiseSupplierHtml(payload) ?? '').matchAll(/href="([^"]*)"/g)];
      for (const [, href = ''] of hrefs) expect(new URL(href).protocol).toBe('https:');
    }
  });

  it('comes in more than a hundred shapes, each once', () => {
    expect(new Set(xssPayloads).size).toBe(xssPayloads.length);
    expect(xssPayloads.length).toBeGreaterThan(100);
  });

  it('gains nothing by being cleaned twice', () => {
    for (const attack of xssPayloads) {
      const once = sanitiseSupplierHtml(attack);
      expect(sanitiseSupplierHtml(once)).toBe(once);
    }
  });
});
