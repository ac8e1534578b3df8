import { Buffer } from 'node:buffer';
import sharp from 'sharp';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { parseXml } from '@/e2e/support/xml';
import { drawn } from './drawn';
import { flagSvg } from './flag';
import { type Picture, pictureSize, pictureSvg } from './picture';

const picture = (changes: Partial<Picture> = {}): Picture => ({
  colours: { background: '#1b2838', ink: '#ffffff' },
  shop: 'Refillery',
  headline: 'Steam',
  detail: 'Gift cards',
  place: { words: 'Country of use: United States', flag: null },
  ...changes,
});

afterEach(() => vi.unstubAllGlobals());

describe('a picture', () => {
  it('is a PNG of the size that networks ask for, and asks no network for anything', async () => {
    vi.stubGlobal('fetch', () => expect.unreachable('a picture is drawn from what is there'));
    const place = { words: 'Country of use: Việt Nam', flag: await flagSvg('VN') };
    const png = await drawn(picture({ place }));
    const { format, width, height } = await sharp(Buffer.from(png ?? [])).metadata();
    expect({ format, width, height }).toEqual({ format: 'png', ...pictureSize });
    expect(png?.length).toBeLessThan(60_000);
  });

  it('is not empty: its letters are there in the ink', async () => {
    const png = await drawn(picture({ place: null, shop: null, detail: null, headline: 'W' }));
    const { dominant } = await sharp(Buffer.from(png ?? [])).stats();
    expect(dominant).toMatchObject({ r: 24, g: 40, b: 56 });
    const { channels } = await sharp(Buffer.from(png ?? [])).stats();
    expect(channels[0]?.max).toBe(255);
  });

  it('is drawn once for all who want it, and anew when it changes', async () => {
    const [first, same, other] = await Promise.all(
      ['Once', 'Once', 'Twice'].map((headline) => drawn(picture({ headline }))),
    );
    expect(same).toBe(first);
    expect(other).not.toBe(first);
    expect(await drawn(picture({ headline: 'Once' }))).toBe(first);
  });

  it('is refused to those who come when there are too many, and had later', async () => {
    const wanted = Array.from({ length: 40 }, (_, index) =>
      drawn(picture({ headline: `Brand ${index}` })),
    );
    const answers = await Promise.all(wanted);
    expect(answers.filter((answer) => answer !== null)).toHaveLength(32);
    expect(await drawn(picture({ headline: 'Brand 39' }))).not.toBeNull();
  });
});

describe('its document', () => {
  it.each([
    ['a name that would end it', '</svg><script>alert(1)</script>'],
    ['an endless name', 'W'.repeat(5000)],
    ['a name of nothing that can be written', '微信'],
  ])('is well formed with %s', (_, headline) => {
    const place = {
      words: headline,
      flag: '<svg viewBox="0 0 512 512"><path d="M0 0h9v9"/></svg>',
    };
    const document = pictureSvg(picture({ headline, detail: headline, shop: headline, place }));
    const { name, children } = parseXml(document);
    expect(name).toBe('svg');
    expect(children.length).toBeGreaterThan(0);
    expect(document).not.toMatch(/<text|<image|href|url\(/);
  });

  it('has the flags that come with the shop, and none for what is no country', async () => {
    expect(await flagSvg('US')).toMatch(/^<svg /);
    expect(await flagSvg('XX')).toBeNull();
    expect(await flagSvg('../../package')).toBeNull();
    const place = { words: 'United States', flag: await flagSvg('US') };
    expect(pictureSvg(picture({ place }))).toMatch(/<svg x="\d+" y="\d+" width="52"/);
  });
});
