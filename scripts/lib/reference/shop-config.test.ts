import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { shopConfigSchema } from '@/schemas/shop-config';
import { shopConfigJsonSchema } from './json-schema';
import { shopConfigTables } from './shop-config';

const root = new URL('../../../', import.meta.url);
const readJson = (file: string): unknown => JSON.parse(readFileSync(new URL(file, root), 'utf8'));

/** The published schema as an editor applies it. */
const editor = z.fromJSONSchema(shopConfigJsonSchema());
const plainest = { name: 'Northwind', theme: { accent: '#0b6b57' } };

describe('the published JSON Schema', () => {
  it('accepts the file of this repository, and finds itself by it', () => {
    const own = readJson('shop.config.json');
    expect(editor.safeParse(own).success).toBe(true);
    const { $schema } = z.object({ $schema: z.string() }).parse(own);
    expect(readJson($schema)).toEqual(shopConfigJsonSchema());
  });

  it.each([
    { ...plainest },
    { ...plainest, theme: { accent: '#0B6B57', font: { file: 'fonts/own.woff2' } } },
    { ...plainest, footer: { en: 'Northwind', de: 'Nordwind' }, embed: { origins: [] } },
    { ...plainest, coins: { order: ['BTC'] }, countries: { allow: ['DE'] } },
  ])('accepts what the shop accepts: %o', (document) => {
    expect(shopConfigSchema.safeParse(document).success).toBe(true);
    expect(editor.safeParse(document).success).toBe(true);
  });

  it.each([
    { name: 'Northwind' },
    { ...plainest, acent: '#0b6b57' },
    { ...plainest, accent: '#0b6b57' },
    { ...plainest, theme: { accent: 'green' } },
    { ...plainest, theme: { accent: '#0b6b57', radius: 64 } },
    { ...plainest, theme: { accent: '#0b6b57', tone: 'loud' } },
    { ...plainest, name: 'n'.repeat(41) },
    { ...plainest, countries: { popular: ['Germany'] } },
    { ...plainest, languages: { offer: ['xx'] } },
    { ...plainest, footer: { xx: 'Northwind' } },
    { ...plainest, newsletter: 'no' },
    { ...plainest, coins: ['USDC'] },
  ])('refuses what the shop refuses: %o', (document) => {
    expect(shopConfigSchema.safeParse(document).success).toBe(false);
    expect(editor.safeParse(document).success).toBe(false);
  });
});

describe('the reference of shop.config.json', () => {
  const tables = shopConfigTables();
  const rowOf = (field: string) =>
    tables.split('\n').find((line) => line.startsWith(`| \`${field}\` |`));

  it.each(Object.keys(shopConfigSchema.shape))('has %s', (field) => {
    const isGroup = tables.includes(`\n### ${field}\n`);
    expect(rowOf(field) !== undefined || isGroup).toBe(true);
  });

  it('says what must be given, what may be, and what is so without it', () => {
    expect(rowOf('theme.accent')).toContain('| required | such as `"#0b6b57"` |');
    expect(rowOf('theme.radius')).toContain('| `12` | a number from 0 to 32 |');
    expect(rowOf('coins.order')).toContain('`["USDC", "USDT"]`');
    expect(rowOf('categories.deny')).toContain('`["e-money"]` | a list; each such as');
    expect(rowOf('languages.offer')).toContain('| all | a list; each `"en"`, ');
    expect(rowOf('theme.font.file')).toContain('| required |');
  });

  it('tells the colours of the two themes once', () => {
    expect(rowOf('theme.light.page')).toBeDefined();
    expect(rowOf('theme.dark')).toContain('as `theme.light`');
    expect(rowOf('theme.dark.page')).toBeUndefined();
  });

  it('leaves no meaning empty', () => {
    expect(tables.split('\n').filter((line) => /\|\s*\|$/.test(line))).toEqual([]);
  });
});
