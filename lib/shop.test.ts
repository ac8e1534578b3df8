import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { locales } from '@/schemas/languages';
import { ConfigurationError } from './env';
import { readShopConfig, shop } from './shop';

const corner = { name: 'Corner', theme: { accent: '#0b6b57' } };

let directory = '';
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'refillery-shop-'));
});
afterAll(() => rm(directory, { recursive: true, force: true }));

async function file(content: unknown): Promise<string> {
  const path = join(directory, `${crypto.randomUUID()}.json`);
  await writeFile(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
}

async function sentences(content: unknown): Promise<string[]> {
  try {
    readShopConfig(await file(content));
  } catch (error) {
    if (error instanceof ConfigurationError) return error.sentences;
    throw error;
  }
  return [];
}

describe('readShopConfig', () => {
  it('needs a name and a colour, and fills in the rest', async () => {
    expect(readShopConfig(await file(corner))).toMatchObject({
      name: 'Corner',
      theme: { accent: '#0b6b57', radius: 12, tone: 'warm', font: 'system', light: {} },
      languages: { offer: [...locales] },
      countries: { deny: [], popular: [] },
      kinds: ['gift-cards', 'top-ups', 'esims'],
      categories: { deny: ['e-money'] },
      coins: { order: ['USDC', 'USDT'], hide: [] },
      networks: { order: [], hide: [] },
      newsletter: true,
      embed: { origins: [] },
    });
  });

  it('takes the file the shop comes with', () => {
    expect(readShopConfig('./shop.config.json').name).not.toBe('');
  });

  it.each<[string, unknown]>([
    ['name', { name: '' }],
    ['name', { name: 'x'.repeat(41) }],
    ['theme.accent', { theme: { accent: 'teal' } }],
    ['theme.accent', { theme: { accent: '#0b6' } }],
    ['theme.radius', { theme: { accent: '#0b6b57', radius: 33 } }],
    ['countries.popular.0', { countries: { popular: ['us'] } }],
    ['support', { support: 'javascript:alert(1)' }],
    ['links.0.href', { links: [{ label: 'Terms', href: 'http://shop.example' }] }],
    ['accnt', { accnt: '#0b6b57' }],
    ['name', { name: undefined }],
    ['logo', { logo: '../logo.svg' }],
    ['logo', { logo: 'logo.exe' }],
    ['icon', { icon: '/etc/icon.svg' }],
    ['theme.font', { theme: { accent: '#0b6b57', font: 'Comic Sans' } }],
    ['languages.default', { languages: { offer: ['de'], default: 'en' } }],
    ['languages.offer.0', { languages: { offer: ['xx'] } }],
    ['countries.default', { countries: { default: 'US', deny: ['US'] } }],
    ['countries.default', { countries: { default: 'US', allow: ['DE'] } }],
    ['kinds', { kinds: [] }],
    ['brands.deny.0', { brands: { deny: ['Net flix'] } }],
    ['legal.terms', { legal: { terms: 'http://shop.example' } }],
    ['contacts.0.href', { contacts: [{ label: 'Us', href: 'ftp://shop.example' }] }],
    ['embed.origins.0', { embed: { origins: ['https://news.example/page'] } }],
    ['footer', { footer: {} }],
  ])('names %s in one sentence for %j', async (field, change) => {
    const [sentence = '', ...more] = await sentences({
      ...corner,
      ...Object(change),
    });
    expect(sentence).toMatch(/^SHOP_CONFIG: in .*\.json, /);
    expect(sentence).toContain(`, ${field}: `);
    expect(sentence).toMatch(/\.$/);
    expect(more).toEqual([]);
  });

  it.each([
    [{ nmae: 'Corner' }, 'nmae: there is no such field; did you mean name?'],
    [
      { countries: { populer: ['US'] } },
      'countries.populer: there is no such field; did you mean popular?',
    ],
    [{ coins: { zzz: [] } }, 'coins.zzz: there is no such field.'],
  ])('knows what %j was meant to be', async (change, sentence) => {
    expect((await sentences({ ...corner, ...change })).join()).toContain(sentence);
  });

  it('refuses a theme that cannot be read, and says which colour could', async () => {
    const theme = { accent: '#0b6b57', light: { muted: '#b0b0b0' }, dark: { onBrand: '#0b6b57' } };
    const [light, dark, ...more] = await sentences({ ...corner, theme });
    expect(light).toMatch(
      /theme\.light\.muted: #b0b0b0 will not do: .*nearest .* is #[0-9a-f]{6}\.$/,
    );
    expect(dark).toMatch(/theme\.dark\.onBrand: #0b6b57 will not do/);
    expect(more).toEqual([]);
  });

  it('has a sentence for every mistake', async () => {
    expect(await sentences({})).toHaveLength(2);
  });

  it('says that a file is missing or is not JSON, without its content', async () => {
    expect(() => readShopConfig(join(directory, 'none.json'))).toThrow(/none\.json cannot be read/);
    const [sentence] = await sentences('{"name": secret');
    expect(sentence).toMatch(/is not valid JSON\.$/);
    expect(sentence).not.toContain('secret');
  });
});

it('reads the configured file once', async () => {
  const path = await file(corner);
  vi.stubEnv('SHOP_CONFIG', path);
  expect(shop().name).toBe('Corner');
  await writeFile(path, '{');
  expect(shop().name).toBe('Corner');
});
