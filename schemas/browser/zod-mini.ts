/**
 * What stands in for `zod/mini` in browsers (see `next.config.mjs`): the part of it that their schemas
 * use, under the same names and with the same meaning, in a tenth of its weight. Servers and tests
 * have the library itself. A schema here says whether it takes a value, and not why it does not.
 */

/** Says no. A value of its own, since any other may be what a schema makes of something. */
const refused = Symbol('refused');

/** What is made of a value, or `refused`. */
type Read = (data: unknown) => unknown;
/** A further demand on a value that was read, or a change to it. */
type Check = (value: never) => unknown;
type Shape = Record<string, Schema>;

type Answer = { success: true; data: unknown } | { success: false };

class Schema {
  constructor(
    readonly read: Read,
    /** Whether an object may come without it. */
    readonly mayLack: boolean = false,
    readonly shape: Shape = {},
  ) {}

  safeParse(data: unknown): Answer {
    const value = this.read(data);
    return value === refused ? { success: false } : { success: true, data: value };
  }

  /** @throws Error when it does not take the value */
  parse(data: unknown): unknown {
    const value = this.read(data);
    if (value === refused) throw new Error('Not what was expected');
    return value;
  }

  check(...checks: Check[]): Schema {
    const all = (data: unknown) =>
      checks.reduce(
        (value, check) => (value === refused ? refused : check(value as never)),
        this.read(data),
      );
    return new Schema(all, this.mayLack, this.shape);
  }
}

const when = (takes: (data: unknown) => boolean) =>
  new Schema((data) => (takes(data) ? data : refused));
const isObject = (data: unknown): data is Record<string, unknown> =>
  typeof data === 'object' && data !== null && !Array.isArray(data);

export const unknown = () => new Schema((data) => data);
export const string = () => when((data) => typeof data === 'string');
export const boolean = () => when((data) => typeof data === 'boolean');
export const number = () => when(Number.isFinite);
export const int = () => when(Number.isSafeInteger);
export const literal = (value: unknown) => when((data) => data === value);

const oneOf = (values: readonly unknown[]) => when((data) => values.includes(data));
const read = (schema: Schema, data: unknown) => schema.read(data);

export function nullable(inner: Schema): Schema {
  return new Schema((data) => (data === null ? null : read(inner, data)), inner.mayLack);
}

export function optional(inner: Schema): Schema {
  return new Schema((data) => (data === undefined ? undefined : read(inner, data)), true);
}

function caught(inner: Schema, instead: unknown): Schema {
  return new Schema((data) => {
    const value = read(inner, data);
    return value === refused ? instead : value;
  }, true);
}

export function array(inner: Schema): Schema {
  return new Schema((data) => {
    if (!Array.isArray(data)) return refused;
    const values = Array.from(data, (item) => read(inner, item));
    return values.includes(refused) ? refused : values;
  });
}

/** Keys that are not in the shape are left out, as is `__proto__` in any case. */
export function object(shape: Shape): Schema {
  const parts = Object.entries(shape);
  const readAll = (data: unknown) => {
    if (!isObject(data)) return refused;
    const made: Record<string, unknown> = {};
    for (const [key, schema] of parts) {
      const isThere = key in data;
      const value = isThere || schema.mayLack ? schema.read(data[key]) : refused;
      if (value === refused) return refused;
      if (isThere || value !== undefined) made[key] = value;
    }
    return made;
  };
  return new Schema(readAll, false, shape);
}

export function omit({ shape }: Schema, keys: Record<string, true>): Schema {
  return object(Object.fromEntries(Object.entries(shape).filter(([key]) => !(key in keys))));
}

/** Of JSON: an object's own values, each read. */
export function record(_keys: Schema, inner: Schema): Schema {
  return new Schema((data) => {
    if (!isObject(data)) return refused;
    const entries = Object.entries(data).filter(([key]) => key !== '__proto__');
    const made = entries.map(([key, item]) => [key, read(inner, item)] as const);
    return made.some(([, value]) => value === refused) ? refused : Object.fromEntries(made);
  });
}

export const parse = (schema: Schema, data: unknown) => schema.parse(data);

const must =
  <T>(holds: (value: T) => boolean) =>
  (value: T) =>
    holds(value) ? value : refused;
/** Of a text in code points, as zod counts. */
const lengthOf = (value: string | unknown[]) => [...value].length;

export const minLength = (least: number) => must<string | unknown[]>((it) => lengthOf(it) >= least);
export const maxLength = (most: number) => must<string | unknown[]>((it) => lengthOf(it) <= most);
export const regex = (pattern: RegExp) => must<string>((text) => text.search(pattern) >= 0);
export const minimum = (least: number) => must<number>((value) => value >= least);
export const nonnegative = () => minimum(0);
export const positive = () => must<number>((value) => value > 0);
export const overwrite = <T>(change: (value: T) => T) => change;
export const toLowerCase = () => (text: string) => text.toLowerCase();

export { caught as catch, oneOf as enum };
