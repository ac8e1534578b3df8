import { isDeepStrictEqual } from 'node:util';
import { shopConfigSchema } from '@/schemas/shop-config';
import { allowed } from './allowed';
import { type Node, shopConfigNode } from './json-schema';
import { markdownTable } from './marked';

type Field = { path: string[]; node: Node; required: boolean };
type Fields = [name: string, node: Node][];

const head = ['field', 'default', 'may be', 'meaning'];
const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

/** What a file that says nothing but what it must is read as. */
const plainest: unknown = shopConfigSchema.parse({ name: 'Shop', theme: { accent: '#000000' } });

function valueAt(value: unknown, [name, ...rest]: string[]): unknown {
  if (name === undefined) return value;
  const entry = isObject(value) ? Object.entries(value).find(([key]) => key === name) : undefined;
  return entry === undefined ? undefined : valueAt(entry[1], rest);
}

function defaultOf({ path, node, required }: Field): string {
  if (required) return 'required';
  const value = valueAt(plainest, path) ?? node.default;
  if (value === undefined) return '';
  const everything = node.items?.enum;
  if (everything && isDeepStrictEqual(value, everything)) return 'all';
  return `\`${JSON.stringify(value).replaceAll(',', ', ')}\``;
}

/** The fields that are told one by one: an object's, or those of the object a field may be. */
function fieldsOf(node: Node): Fields {
  const own = [node, ...(node.anyOf ?? [])].flatMap(({ properties = {} }) =>
    Object.entries(properties),
  );
  return own.filter(([, field]) => field.description !== undefined);
}

/** The names that must be given, where any of the object is. */
const requiredOf = (node: Node) =>
  [node, ...(node.anyOf ?? [])].flatMap(({ required = [] }) => required);

const withoutWords = ({ description, default: _, ...rest }: Node) => rest;

/** The field before this one that is made of the same fields, so that they are told once. */
function twinOf(fields: Fields, index: number): string | undefined {
  const [, node] = fields[index] ?? [];
  if (node === undefined || fieldsOf(node).length === 0) return undefined;
  const twin = fields
    .slice(0, index)
    .find(([, other]) => isDeepStrictEqual(withoutWords(other), withoutWords(node)));
  return twin?.[0];
}

function rowsOf(parent: Node, above: string[]): string[][] {
  const fields = fieldsOf(parent);
  return fields.flatMap(([name, node], index) => {
    const path = [...above, name];
    const field = { path, node, required: requiredOf(parent).includes(name) };
    const below = fieldsOf(node);
    const twin = twinOf(fields, index);
    const may = twin === undefined ? allowed(node) : `as \`${[...above, twin].join('.')}\``;
    const isGroup = node.type === 'object' && below.length > 0;
    const row = [
      `\`${path.join('.')}\``,
      isGroup ? '' : defaultOf(field),
      isGroup && twin === undefined ? '' : may,
      node.description ?? '',
    ];
    return [row, ...(twin === undefined ? rowsOf(node, path) : [])];
  });
}

/** A top-level field that has a table of its own. */
const hasTable = ({ type, properties }: Node) => type === 'object' && properties !== undefined;

/**
 * The reference of `shop.config.json` in docs/configuration.md: one table of what is a single value,
 * then one of each group of fields.
 */
export function shopConfigTables(): string {
  const root = shopConfigNode();
  const top = Object.entries(root.properties ?? {});
  const single = Object.fromEntries(top.filter(([, node]) => !hasTable(node)));
  const groups = top.filter(([, node]) => hasTable(node));
  return [
    markdownTable(head, rowsOf({ ...root, properties: single }, [])),
    ...groups.flatMap(([name, node]) => [
      `### ${name}`,
      `${node.description}.`,
      markdownTable(head, rowsOf(node, [name])),
    ]),
  ].join('\n\n');
}
