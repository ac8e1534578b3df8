import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cardsHtml } from './card-html';
import { type CardRow, writeCardRows } from './card-rows';

const plain: CardRow = {
  path: 'steam',
  name: 'Steam',
  initials: 'S',
  price: '$5',
  colour: '#1b2838',
  logo: 'steam',
  isSoldOut: false,
  isLocal: true,
};
const roots = {
  pathRoot: '/en/us/gift-cards/',
  logoRoot: 'https://cdn.example/l/',
  worksIn: 'Works in Chile',
};
const htmlOf = (...rows: Partial<CardRow>[]) =>
  cardsHtml({ ...roots, rows: writeCardRows(rows.map((row) => ({ ...plain, ...row }))) }, 4);

describe('the HTML of cards', () => {
  it('is a link with the brand’s face, logo, name, price and where it works', () => {
    expect(htmlOf({})).toBe(
      '<div><div role="listitem"><a href="/en/us/gift-cards/steam">' +
        '<svg aria-hidden="true" color="#1b2838" fill="white"><text x="50%" y="50%">S</text></svg>' +
        '<img src="https://cdn.example/l/steam_300x190.webp" ' +
        'srcset="https://cdn.example/l/steam_500x318.webp 2x" alt="" fetchpriority="high">' +
        '<bdi>Steam</bdi><span>$5</span><small>Works in Chile</small></a></div></div>',
    );
  });

  it('has nothing in it of what a brand has not', () => {
    const bare = { price: '', colour: '', logo: '', isLocal: false, isSoldOut: true };
    expect(htmlOf(bare)).toBe(
      '<div><div role="listitem" class="sold-out"><a href="/en/us/gift-cards/steam">' +
        '<svg aria-hidden="true"><text x="50%" y="50%">S</text></svg><bdi>Steam</bdi></a></div></div>',
    );
    expect(cardsHtml({ ...roots, rows: '' }, 4)).toBe('');
  });

  it('hurries with as many logos as are wanted at once', () => {
    const five = [plain, plain, plain, plain, plain];
    const html = htmlOf(...five);
    expect(html.match(/fetchpriority="high"/g)).toHaveLength(4);
    expect(html.match(/loading="lazy"/g)).toHaveLength(1);
    expect(cardsHtml({ ...roots, rows: writeCardRows(five) }, 0)).not.toContain('fetchpriority');
  });

  it('is in groups that fill their rows, but for the last', () => {
    const groups = htmlOf(...Array<CardRow>(30).fill(plain))
      .split('<div><div')
      .slice(1);
    expect(groups.map((group) => group.split('<a ').length - 1)).toEqual([12, 12, 6]);
  });

  it('has the same tags whatever a brand is called', () => {
    const tagsOf = (html: string) =>
      html.match(/<[^>]*>/g)?.map((tag) => tag.replace(/="[^"]*"/g, '=""'));
    const hostile = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom(
        '"><script>alert(1)</script>',
        "' onload='x",
        '</bdi><img src=x>',
        '&lt;b&gt;',
      ),
    );
    fc.assert(
      fc.property(fc.tuple(hostile, hostile, hostile, hostile, hostile), (texts) => {
        const [name, initials, price, path, logo] = texts.map((text) => `x${text}`);
        const html = htmlOf({ name, initials, price, path, logo, colour: `#${texts[0]}` });
        expect(tagsOf(html)).toEqual(tagsOf(htmlOf({})));
      }),
    );
  });
});
