const begin = (name: string) => `<!-- ${name}: written by npm run reference -->`;
const end = (name: string) => `<!-- /${name} -->`;

/**
 * Puts a text between the two markers of this name.
 * @throws Error when the document lacks one of them
 */
export function replaceMarked(document: string, name: string, text: string): string {
  const from = document.indexOf(begin(name));
  const to = document.indexOf(end(name), from);
  if (from < 0 || to < 0) throw new Error(`The markers ${begin(name)} … ${end(name)} are missing.`);
  return `${document.slice(0, from)}${begin(name)}\n\n${text}\n\n${document.slice(to)}`;
}

/** A table of Markdown. A bar in a cell would end it. */
export function markdownTable(head: string[], rows: string[][]): string {
  const line = (cells: string[]) =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), `|${'---|'.repeat(head.length)}`, ...rows.map(line)].join('\n');
}
