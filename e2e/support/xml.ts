/** An element of a document: its name, attributes, text and children. */
export type XmlElement = {
  name: string;
  attributes: Record<string, string>;
  text: string;
  children: XmlElement[];
};

const entities: Record<string, string> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&apos;': "'",
};

function decode(text: string): string {
  return text.replace(/&[^;]{0,9};?/g, (entity) => {
    const character = entities[entity];
    if (character === undefined) throw new Error(`Not an entity: ${entity}`);
    return character;
  });
}

function attributesOf(text: string): Record<string, string> {
  const attributes: Record<string, string> = {};
  const rest = text.replace(/\s([\w:-]+)="([^"<]*)"/g, (_, name: string, value: string) => {
    if (Object.hasOwn(attributes, name)) throw new Error(`${name} stands there twice`);
    attributes[name] = decode(value);
    return '';
  });
  if (rest.trim() !== '') throw new Error(`Not attributes: ${rest}`);
  return attributes;
}

/**
 * Reads a document of elements, attributes and text, and gives its root. Strict where it matters:
 * throws on unknown entities, unescaped characters, and tags that do not match.
 */
export function parseXml(document: string): XmlElement {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: XML 1.0 has no place for them
  if (/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/.test(document)) {
    throw new Error('A character that XML cannot say');
  }
  const root: XmlElement = { name: '', attributes: {}, text: '', children: [] };
  const open = [root];
  const body = document.replace(/^<\?xml version="1\.0" encoding="UTF-8"\?>\n/, '');
  for (const [part] of body.matchAll(/<[^>]*>|[^<]+|</g)) {
    const top = open.at(-1);
    if (top === undefined) throw new Error('More ends than starts');
    const [, end, name = '', attributes = '', empty] =
      /^<(\/?)([\w:-]+)((?:\s[^<>]*?)?)(\/?)>$/.exec(part) ?? [];
    if (name === '') {
      if (part.startsWith('<')) throw new Error(`Not a tag: ${part}`);
      top.text += decode(part);
    } else if (end === '/') {
      if (top.name !== name) throw new Error(`</${name}> ends <${top.name}>`);
      open.pop();
    } else {
      const element = { name, attributes: attributesOf(attributes), text: '', children: [] };
      top.children.push(element);
      if (empty !== '/') open.push(element);
    }
  }
  const [only] = root.children;
  if (open.length !== 1 || only === undefined || root.children.length !== 1) {
    throw new Error('Not one whole element');
  }
  return only;
}

/** All elements of that name below one, in the order of the document. */
export function elementsNamed(element: XmlElement, name: string): XmlElement[] {
  return element.children.flatMap((child) => [
    ...(child.name === name ? [child] : []),
    ...elementsNamed(child, name),
  ]);
}
