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

const numbersAndTexts: Json[] = [
  null,
  true,
  0,
  -1,
  1e21,
  7,
  '',
  ' ',
  '12',
  '1e3',
  '-5',
  'x',
  [],
  {},
];

/**
 * A valid body with one to four mutations somewhere in it: a value dropped, set to null or to
 * another type, or one added under a name the body also uses elsewhere.
 */
export function mutationsOf(body: Json): fc.Arbitrary<Json> {
  const keys = [...new Set(objectsIn(body).flatMap((object) => Object.keys(object)))];
  const value: fc.Arbitrary<Json> = fc.oneof(
    fc.constantFrom(...numbersAndTexts),
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

/** A wire amount as plain text, read independently of the schemas; null when it is none. */
export function plainAmount(value: Json | undefined): string | null {
  const inner = isBody(value) && 'amount' in value ? value.amount : value;
  if (typeof inner !== 'number' && typeof inner !== 'string') return null;
  const text = String(inner).trim();
  return /^\d+(\.\d+)?$/.test(text) ? text : null;
}
