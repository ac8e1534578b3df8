import fc from 'fast-check';
import type { Body, Json } from './wire-fixtures';

type Path = (string | number)[];

/** Whether a value is a JSON object, neither null nor a list. */
export function isBody(value: Json | undefined): value is Body {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Every object below a value, itself included. */
export function objectsIn(value: Json): Body[] {
  if (Array.isArray(value)) return value.flatMap(objectsIn);
  return isBody(value) ? [value, ...Object.values(value).flatMap(objectsIn)] : [];
}

function pathsIn(value: Json, here: Path = []): Path[] {
  const entries: [string | number, Json][] = Array.isArray(value)
    ? value.map((item, index) => [index, item])
    : isBody(value)
      ? Object.entries(value)
      : [];
  return [here, ...entries.flatMap(([key, item]) => pathsIn(item, [...here, key]))];
}

type Edit =
  | { kind: 'drop' }
  | { kind: 'replace'; value: Json }
  | { kind: 'add'; key: string; value: Json };

function applied(value: Json, [key, ...rest]: Path, edit: Edit): Json {
  if (key === undefined) {
    if (edit.kind === 'replace') return edit.value;
    if (edit.kind === 'drop') return null;
    if (Array.isArray(value)) return [edit.value, ...value];
    return isBody(value) ? { ...value, [edit.key]: edit.value } : edit.value;
  }
  const drops = edit.kind === 'drop' && rest.length === 0;
  if (Array.isArray(value)) {
    return value.flatMap((item, index) =>
      index !== key ? [item] : drops ? [] : [applied(item, rest, edit)],
    );
  }
  if (!isBody(value)) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, item]) =>
      name !== key ? [[name, item]] : drops ? [] : [[name, applied(item, rest, edit)]],
    ),
  );
}

const nested = (depth: number): Json =>
  Array.from({ length: depth }).reduce<Json>((inner) => ({ brands: [inner] }), {});

const oddValues: Json[] = [
  ...[null, true, 0, -1, 7, 1e21, 1e-7, [], {}, '', ' ', '12', '1e3', '-5', '-1', 'x'],
  ...['0x10', 'Infinity', '楽天 🎮', 'a\u202eb', 'a\u0000b', 'half \ud83c'],
  ...['y'.repeat(501), 'z'.repeat(100_001)],
  Array.from({ length: 5_001 }, () => null),
  nested(150),
  JSON.parse('{"__proto__": {"brand": "p", "amount": "1"}, "constructor": null}'),
];

/** Names that mean something to JavaScript, which the wire may carry all the same. */
const oddKeys = ['__proto__', 'constructor', 'toString', 'amount', 'items', 'dropped'];

/**
 * A valid body with one to four mutations somewhere in it: a value dropped, set to null, to
 * another type or to something oversized, or one added under a name that is unknown, odd or used
 * elsewhere in the body.
 */
export function mutationsOf(body: Json): fc.Arbitrary<Json> {
  const known = objectsIn(body).flatMap((object) => Object.keys(object));
  const keys = [...new Set([...known, ...oddKeys])];
  const value: fc.Arbitrary<Json> = fc.oneof(
    fc.constantFrom(...oddValues),
    fc.jsonValue({ maxDepth: 2 }).map((drawn): Json => JSON.parse(JSON.stringify(drawn))),
  );
  const edit: fc.Arbitrary<Edit> = fc.oneof(
    fc.constant<Edit>({ kind: 'drop' }),
    fc.constant<Edit>({ kind: 'replace', value: null }),
    value.map((drawn): Edit => ({ kind: 'replace', value: drawn })),
    fc
      .record({ key: fc.constantFrom(...keys), value })
      .map((drawn): Edit => ({ kind: 'add', ...drawn })),
  );
  return fc
    .array(fc.record({ place: fc.nat(10_000), edit }), { minLength: 1, maxLength: 4 })
    .map((edits) =>
      edits.reduce<Json>((mutated, { place, edit: change }) => {
        const paths = pathsIn(mutated);
        return applied(mutated, paths[place % paths.length] ?? [], change);
      }, body),
    );
}

/** A body once for every place in it, with `value` standing there. */
export function withEverywhere(body: Json, value: Json): Json[] {
  return pathsIn(body).map((path) => applied(body, path, { kind: 'replace', value }));
}

/** Rows of which one, at `index`, is mutated as above; the others stand as they were. */
export function oneRowMutated(
  rows: readonly Json[],
): fc.Arbitrary<{ index: number; rows: Json[] }> {
  return fc
    .nat(rows.length - 1)
    .chain((index) =>
      mutationsOf(rows[index] ?? null).map((row) => ({ index, rows: rows.with(index, row) })),
    );
}

/** Digits and a power of ten: the same for every spelling of a number; null for no number. */
export function numberOf(text: string): string | null {
  const [, whole, fraction = '', power = '0'] =
    /^(\d+)(?:\.(\d+))?(?:e([+-]?\d{1,3}))?$/i.exec(text.trim()) ?? [];
  if (whole === undefined) return null;
  const digits = (whole + fraction).replace(/^0+/, '');
  const significant = digits.replace(/0+$/, '');
  if (significant === '') return '0';
  return `${significant}e${Number(power) - fraction.length + digits.length - significant.length}`;
}

/**
 * The number a wire amount says, as `numberOf` writes it, read independently of the schemas; null
 * where it is none, is negative, has lost digits, or takes more than 60 characters to write out.
 */
export function amountSaid(value: Json | undefined): string | null {
  const inner = isBody(value) && Object.hasOwn(value, 'amount') ? value.amount : value;
  if (typeof inner === 'number' && !(inner >= 0 && inner < 2 ** 53)) return null;
  if (typeof inner !== 'number' && typeof inner !== 'string') return null;
  const text = String(inner).trim();
  const [mantissa = '', power = '0'] = text.toLowerCase().split('e');
  const [whole = '', fraction = ''] = mantissa.split('.');
  const left = Math.max(1, whole.length + Number(power));
  const right = Math.max(0, fraction.length - Number(power));
  const length = left + (right > 0 ? right + 1 : 0);
  return text.length > 60 || length > 60 ? null : numberOf(text);
}

/** As `amountSaid`, for an amount of a coin: null beside a currency, which may be fiat money. */
export function coinAmountSaid(value: Json | undefined): string | null {
  const currencies = isBody(value) ? [value.currency, value.currency_code] : [];
  return currencies.every((held) => held === null || held === undefined) ? amountSaid(value) : null;
}

/** As `coinAmountSaid`, for what has to be paid: zero is no price. */
export function coinPriceSaid(value: Json | undefined): string | null {
  const amount = coinAmountSaid(value);
  return amount === '0' ? null : amount;
}

/** Every number said anywhere in a body, as `numberOf` writes it. */
export function numbersIn(body: Json): Set<string | null> {
  const inner = Array.isArray(body) ? body : isBody(body) ? Object.values(body) : [];
  return new Set([amountSaid(body), ...inner.flatMap((item) => [...numbersIn(item)])]);
}
