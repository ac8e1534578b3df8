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
    ['the file', { accnt: '#0b6b57' }],
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
