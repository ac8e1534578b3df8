import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { settingsSchema } from '@/schemas/settings';
import { shopConfigSchema } from '@/schemas/shop-config';
import { readDocuments } from './doc-rules.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** The blocks of code in all documents whose first word, or words, after the fence are these. */
function blocks(info: RegExp) {
  return [...readDocuments(root).values()].flatMap(({ file, fences }) =>
    fences
      .filter((fence) => info.test(fence.info))
      .map(({ code, index }) => ({ where: `${file} at ${index}`, code })),
  );
}

/** Lines `NAME=value`, without remarks and with something of the right form for what is one's own. */
function assignments(code: string): Record<string, string> {
  const pairs = [...code.matchAll(/^([A-Z_]+)=(.*?)(?:\s+#.*)?$/gm)];
  return Object.fromEntries(
    pairs.map(([, name = '', value = '']) => [name, value.replace('…', 'ab'.repeat(32))]),
  );
}

/** An example may be a part of a file; what every file needs is put beside it. */
function asWhole(code: string): unknown {
  const part: unknown = JSON.parse(code);
  const given = typeof part === 'object' && part !== null ? part : {};
  return { name: 'Northwind', theme: { accent: '#0b6b57' }, ...given };
}

describe('examples in the documents', () => {
  it.each(blocks(/^json\b/))('JSON is JSON: $where', ({ code }) => {
    expect(() => JSON.parse(code)).not.toThrow();
  });

  it.each(blocks(/^json shop\.config\.json$/))('a shop.config.json is one: $where', ({ code }) => {
    expect(shopConfigSchema.safeParse(asWhole(code)).error?.issues).toBeUndefined();
  });

  it.each(blocks(/^env$/))('an environment starts the shop: $where', ({ code }) => {
    const given = assignments(code);
    expect(Object.keys(given)).not.toEqual([]);
    expect(settingsSchema.strict().safeParse(given).error?.issues).toBeUndefined();
  });

  it('are there', () => {
    expect(blocks(/^json shop\.config\.json$/)).not.toEqual([]);
    expect(blocks(/^env$/)).not.toEqual([]);
  });
});
