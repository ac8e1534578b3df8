import type { Node } from './json-schema';

const code = (text: string) => `\`${text}\``;
const quoted = (text: string) => code(JSON.stringify(text));
const upTo = (most: number | undefined) => (most === undefined ? '' : `, at most ${most}`);

function textAllowed({ enum: values, examples, format, maxLength }: Node): string {
  if (values) return values.map(quoted).join(', ');
  if (examples) return `such as ${examples.map(quoted).join(', ')}`;
  if (format === 'uri') return 'a link';
  return maxLength === undefined ? 'a text' : `a text, at most ${maxLength} characters`;
}

function objectAllowed({ properties, propertyNames }: Node): string {
  if (properties === undefined) {
    const [first = 'key'] = propertyNames?.enum ?? [];
    return code(`{ "${first}": … }`);
  }
  const names = Object.keys(properties).map((name) => `"${name}": …`);
  return code(`{ ${names.join(', ')} }`);
}

/** What a field may be, in a few words of Markdown; empty where its own rows say it. */
export function allowed(node: Node): string {
  if (node.anyOf) return node.anyOf.map(allowed).join(', or ');
  switch (node.type) {
    case 'array':
      return `a list${upTo(node.maxItems)}${node.items ? `; each ${allowed(node.items)}` : ''}`;
    case 'boolean':
      return '`true` or `false`';
    case 'number':
      return `a number from ${node.minimum} to ${node.maximum}`;
    case 'object':
      return objectAllowed(node);
    default:
      return textAllowed(node);
  }
}
