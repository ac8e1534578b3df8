import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ConfigurationError } from '../env';
import { shopOf } from '../shop-fixtures';
import { brandingFileNamed, loadBranding, setBranding } from './branding';
import { largestFile } from './files';
import { letterIcon } from './icon';

const logo =
  '<svg xmlns="http://www.w3.org/2000/svg" width="120" height="40"><path d="M0 0h9"/></svg>';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'refillery-branding-'));
  const png = await sharp({ create: { width: 512, height: 512, channels: 4, background: 'red' } })
    .png()
    .toBuffer();
  await Promise.all([
    writeFile(join(folder, 'logo.svg'), logo),
    writeFile(join(folder, 'icon.png'), png),
    writeFile(join(folder, 'own.woff2'), 'wOF2 and so on'),
    writeFile(join(folder, 'false.png'), logo),
    writeFile(join(folder, 'false.woff2'), 'no font'),
    writeFile(join(folder, 'large.svg'), logo + ' '.repeat(largestFile)),
  ]);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const load = (wish: object) => loadBranding(shopOf(wish), join(folder, 'shop.config.json'));

const sentences = async (wish: object) =>
  load(wish).then(
    () => [],
    (error) => (error instanceof ConfigurationError ? error.sentences : [String(error)]),
  );

describe('a partner’s files', () => {
  it('are served under a name that changes with their content', async () => {
    const branding = await load({ logo: 'logo.svg' });
    setBranding(branding);
    const { href } = branding.logo?.light ?? { href: '' };
    expect(href).toMatch(/^\/branding\/[0-9a-f]{16}\.svg$/);
    expect(branding.logo?.light.size).toEqual({ width: 120, height: 40 });
    expect(brandingFileNamed(href.slice('/branding/'.length))?.type).toBe('image/svg+xml');
    expect(brandingFileNamed('logo.svg')).toBeNull();
    expect(brandingFileNamed('../logo.svg')).toBeNull();
  });

  it('may be a logo for each scheme, an icon and fonts', async () => {
    const branding = await load({
      logo: { light: 'logo.svg', dark: './icon.png' },
      icon: 'icon.png',
      theme: { accent: '#0b6b57', font: { file: 'own.woff2' } },
    });
    expect(branding.logo?.dark.type).toBe('image/png');
    expect(branding.icon.type).toBe('image/png');
    expect(branding.fonts.get('own.woff2')?.href).toMatch(/\.woff2$/);
  });

  it.each([
    [{ logo: 'none.svg' }, 'logo: the file none.svg cannot be read.'],
    [{ icon: 'false.png' }, 'icon: the file false.png is not what a png file holds.'],
    [
      { theme: { accent: '#0b6b57', font: { file: 'false.woff2' } } },
      'theme.font.file: the file false.woff2 is not what a woff2 file holds.',
    ],
    [{ logo: 'large.svg' }, 'logo: the file large.svg has 301 kB; 300 kB is the most.'],
  ])('%j: it is said what will not do', async (wish, sentence) => {
    const [told, ...more] = await sentences(wish);
    expect(told).toContain(sentence);
    expect(more).toEqual([]);
  });
});

describe('icons', () => {
  it('of every size are square, and Apple’s shows nothing through', async () => {
    const { homeIcons } = await load({});
    for (const [side, { bytes }] of homeIcons) {
      const { width, height, hasAlpha } = await sharp(bytes).metadata();
      expect([width, height]).toEqual([side, side]);
      if (side === 180) expect(hasAlpha).toBe(false);
    }
  });

  it.each(['Corner', 'Ünal', '商店', '', '🛒'])('are drawn for a shop called %j', async (name) => {
    const svg = letterIcon(name, '#ffd500');
    const { width, height } = await sharp(Buffer.from(svg)).metadata();
    expect([width, height]).toEqual([64, 64]);
    expect(svg).not.toContain('<text');
  });
});
