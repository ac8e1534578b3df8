import { fill } from '@/lib/i18n/fill';
import messages from '@/messages/en.json' with { type: 'json' };

type PathsOf<Node> = {
  [Name in keyof Node & string]: Node[Name] extends string
    ? Name
    : `${Name}.${PathsOf<Node[Name]>}`;
}[keyof Node & string];

/** Where a message stands in the language's file. */
type Key = PathsOf<typeof messages>;

type Values = Readonly<Record<string, string | number>>;

function template(key: Key): string {
  let node: unknown = messages;
  for (const name of key.split('.')) {
    node = typeof node === 'object' && node !== null ? Reflect.get(node, name) : undefined;
  }
  if (typeof node !== 'string') throw new Error(`There is no message "${key}".`);
  return node;
}

/** Chooses the branch of `{count, plural, =0 {…} one {…} other {# …}}`. */
function pluralised(text: string, values: Values): string {
  const plural = /\{(\w+), plural,((?:\s*(?:=\d+|\w+) \{[^{}]*\})+)\s*\}/g;
  return text.replace(plural, (_, name: string, list: string) => {
    const count = Number(values[name]);
    const branches = [...list.matchAll(/(=\d+|\w+) \{([^{}]*)\}/g)];
    const named = new Map(branches.map(([, branch = '', words = '']) => [branch, words]));
    const category = new Intl.PluralRules('en').select(count);
    const words = named.get(`=${count}`) ?? named.get(category) ?? named.get('other') ?? '';
    return words.replaceAll('#', String(count));
  });
}

/** The shop's words as its pages show them. Throws when a `{place}` is left open. */
export function say(key: Key, values: Values = {}): string {
  const text = fill(pluralised(template(key), values), values);
  if (/[{}]/.test(text)) throw new Error(`A place is left open in "${key}": ${text}`);
  return text;
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

/** A message as a pattern: `{places}` that are not given stand for any text. */
export function like(key: Key, values: Values = {}): RegExp {
  const parts = fill(template(key), values).split(/\{\w+\}/);
  return new RegExp(parts.map(escaped).join('.+'));
}

/** Text at the beginning of an accessible name, as a whole word. */
export function beginning(text: string): RegExp {
  return new RegExp(`^${escaped(text)}(?!\\S)`);
}
