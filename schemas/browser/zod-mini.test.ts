import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import * as z from 'zod/mini';
import { listFiles } from '@/scripts/lib/source-files.mjs';
import * as small from './zod-mini';

/** What of a schema of `zod/mini` tells which values it takes. */
type Known = { def: { type: string } & Record<string, unknown>; shape?: Record<string, Known> };
type Readable = { safeParse(data: unknown): { success: boolean; data?: unknown } };

const users = listFiles('.', ['app', 'components', 'lib', 'schemas'], /(?<!test)\.tsx?$/).filter(
  (file) => readFileSync(file, 'utf8').includes("* as z from 'zod/mini'"),
);

const isReadable = (value: unknown): value is Readable & Known =>
  typeof value === 'object' && value !== null && 'safeParse' in value;

/** The schemas that modules have to give, each by its place. */
async function schemasOfAll(): Promise<Map<string, Readable & Known>> {
  const found = new Map<string, Readable & Known>();
  for (const file of users.filter((name) => name.startsWith('schemas/'))) {
    for (const [name, given] of Object.entries(await import(/* @vite-ignore */ `@/${file}`))) {
      for (const [at, schema] of [given].flat().entries()) {
        if (isReadable(schema)) found.set(`${file} ${name} ${at}`, schema);
      }
    }
  }
  return found;
}

/** Texts that some rule of a schema takes, or just does not. */
const text = fc.oneof(
  fc.constantFrom('', 'US', 'us', 'steam', '12.50', '012', `0x${'ab'.repeat(32)}`, 'A'.repeat(43)),
  fc.constantFrom('2026-01-02T03:04:05.006Z', '2026-01-02', `${'a'.repeat(254)}`, '😀'.repeat(64)),
  fc.string({ unit: 'grapheme', maxLength: 30 }),
);
/** JSON, as everything that schemas of browsers are given, and what a page might hold besides. */
const anything = fc.oneof(
  text,
  fc.jsonValue(),
  fc.constantFrom(undefined, null, Number.NaN, Number.POSITIVE_INFINITY, -0, 1.5, 0, -1, 2 ** 53),
);
const numbers = fc.oneof(fc.integer({ min: -2, max: 12 }), fc.double());

/** Mostly what a schema takes, with something else in any place of it. */
function nearly(schema: Known): fc.Arbitrary<unknown> {
  return fc.oneof({ weight: 12, arbitrary: fitting(schema) }, { weight: 1, arbitrary: anything });
}

const inner = (value: unknown) => nearly(value as Known);

function fitting({ def, shape }: Known): fc.Arbitrary<unknown> {
  switch (def.type) {
    case 'string':
      return text;
    case 'number':
      return numbers;
    case 'boolean':
      return fc.boolean();
    case 'enum':
      return fc.constantFrom(...Object.values(Object(def.entries)));
    case 'literal':
      return fc.constantFrom(...Object.values(Object(def.values)));
    case 'unknown':
      return anything;
    case 'nullable':
      return fc.option(inner(def.innerType), { nil: null });
    case 'optional':
    case 'catch':
      return fc.option(inner(def.innerType), { nil: undefined });
    case 'array':
      return fc.array(inner(def.element), { maxLength: 4 });
    case 'record':
      return fc.dictionary(text, inner(def.valueType));
    case 'object': {
      const parts = Object.entries(shape ?? {}).map(([key, part]) => [key, nearly(part)]);
      const others = { other: anything, toString: text };
      return fc.record({ ...others, ...Object.fromEntries(parts) }, { requiredKeys: [] });
    }
    default:
      throw new Error(`There is no ${def.type} in browsers.`);
  }
}

describe('what browsers have of zod/mini', () => {
  it('is all that their schemas use of it', () => {
    const types = ['infer', 'input', 'ZodMiniType'];
    const used = users.flatMap((file) =>
      [...readFileSync(file, 'utf8').matchAll(/\bz\.(\w+)/g)].map(([, name = '']) => name),
    );
    expect(users.length).toBeGreaterThan(20);
    const lacking = used.filter((name) => !types.includes(name) && !(name in small));
    expect(lacking).toEqual([]);
  });

  it('takes and makes what the library does, whatever it is given', async () => {
    const theirs = await schemasOfAll();
    vi.resetModules();
    vi.doMock('zod/mini', () => small);
    const own = await schemasOfAll();
    expect(theirs.size).toBeGreaterThan(25);
    expect([...own.keys()]).toEqual([...theirs.keys()]);
    for (const [name, schema] of theirs) {
      fc.assert(
        fc.property(nearly(schema), (data) => {
          const expected = schema.safeParse(data);
          const answer = own.get(name)?.safeParse(data);
          expect({ success: answer?.success, data: answer?.data }).toStrictEqual({
            success: expected.success,
            data: expected.data,
          });
        }),
      );
    }
  }, 30_000);

  it('counts the characters of a text as the library does', () => {
    const twoAtMost = [small.string().check(small.maxLength(2)), z.string().check(z.maxLength(2))];
    const twoAtLeast = [small.string().check(small.minLength(2)), z.string().check(z.minLength(2))];
    for (const schema of twoAtMost) {
      expect(['😀😀', '😀a😀'].map((it) => schema.safeParse(it).success)).toEqual([true, false]);
    }
    for (const schema of twoAtLeast) {
      expect(['😀', '😀a'].map((it) => schema.safeParse(it).success)).toEqual([false, true]);
    }
  });

  it('throws what it does not take where it is to', () => {
    const schema = small.object({ code: small.string() });
    expect(small.parse(schema, { code: 'a', more: 1 })).toEqual({ code: 'a' });
    expect(() => small.parse(schema, { code: 1 })).toThrow();
  });
});
