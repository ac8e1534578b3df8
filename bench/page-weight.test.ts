import { describe, expect, it } from 'vitest';
import {
  chunksNamed,
  fieldValue,
  gzipBytes,
  inlineStyles,
  kilobytes,
  overBudget,
  pageAssets,
  scriptsWithin,
  styleFonts,
  tableLines,
  withoutStyles,
} from './page-weight.mjs';

const html = `<!DOCTYPE html><html><head>
<link rel="preload" href="/_next/mono.woff2" as="font" crossorigin=""/>
<link rel="stylesheet" href="/_next/a.css" data-precedence="next"/>
<link rel="preload" as="script" fetchPriority="low" href="/_next/main.js?a=1&amp;b=2"/>
<link rel="modulepreload" href="/_next/late.js"/><link rel="icon" href="/icon.svg"/>
<script src="/_next/main.js?a=1&amp;b=2" async=""></script>
<script src="/_next/polyfills.js" noModule=""></script>
</head><body><script>self.__next_f=[]</script>
<input type="radio" name="product" value="a&amp;b"/><input name="product" value="c"/></body></html>`;

describe('page assets', () => {
  it('finds every script once, without those of old browsers', () => {
    expect(pageAssets(html)).toEqual({
      scripts: ['/_next/main.js?a=1&b=2', '/_next/late.js'],
      styles: ['/_next/a.css'],
      fonts: ['/_next/mono.woff2'],
    });
  });

  it('leaves a preloaded polyfill out too', () => {
    const preloaded = `<link rel="preload" as="script" href="/_next/polyfills.js">${html}`;
    expect(pageAssets(preloaded).scripts).not.toContain('/_next/polyfills.js');
  });

  it('finds the chunks that its data names, written as text in a script or not', () => {
    const data = '<script>push("I[1,[\\"/_next/static/chunks/a~b_c-1.js\\"]]")</script>';
    expect(pageAssets(html + data).scripts).toContain('/_next/static/chunks/a~b_c-1.js');
  });

  it('tells the style sheets inside a page from the rest of it', () => {
    const page = '<head><style nonce="a">p{}</style><style>b{}</style></head><p>style</p>';
    expect(inlineStyles(page)).toEqual(['p{}', 'b{}']);
    expect(withoutStyles(page)).toBe(
      '<head><style nonce="a"></style><style></style></head><p>style</p>',
    );
    expect(inlineStyles(html)).toEqual([]);
    expect(withoutStyles(html)).toBe(html);
  });

  it('finds the fonts of a style sheet', () => {
    const face = (url: string) => `@font-face{src:url(${url})format("woff2")}`;
    expect(styleFonts(face('../media/a.woff2') + face('"/b.woff2"') + face('x.svg'))).toEqual([
      '../media/a.woff2',
      '/b.woff2',
    ]);
  });
});

it('reads the first field of a name', () => {
  expect(fieldValue(html, 'product')).toBe('a&b');
  expect(fieldValue(html, 'coin')).toBeUndefined();
});

it('measures gzipped bytes, and says them in thousands', () => {
  expect(gzipBytes('a'.repeat(100_000))).toBeLessThan(200);
  expect(kilobytes(154_960)).toBe('155.0');
});

describe('what scripts lead to', () => {
  const texts: Record<string, string> = {
    '/page.js': 'l(["static/chunks/a.js","static/chunks/b.js"])',
    '/_next/static/chunks/a.js': 'l("static/chunks/b.js"),l("static/chunks/a.js")',
    '/_next/static/chunks/b.js': 'e("static/chunks/c.css")',
  };

  it('is found once each, through any number of them', () => {
    expect(scriptsWithin(['/page.js'], (url) => texts[url] ?? '')).toEqual([
      '/page.js',
      '/_next/static/chunks/a.js',
      '/_next/static/chunks/b.js',
    ]);
  });

  it('is none of what is no script', () => {
    expect(chunksNamed('"static/chunks/c.css" "static/media/d.js" static/chunks/e.json')).toEqual(
      [],
    );
  });
});

it('names what is above its budget, and nothing that has none', () => {
  expect(overBudget({ scripts: 11, styles: 5, other: 99 }, { scripts: 10, styles: 5 })).toEqual([
    'scripts',
  ]);
});

it('writes a table', () => {
  expect(
    tableLines([
      ['page', 'kB'],
      ['home', '150.0'],
      ['a list', ''],
    ]),
  ).toEqual(['page       kB', 'home    150.0', 'a list']);
});
