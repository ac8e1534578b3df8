const end = (name: string) => `<!-- /${name} -->`;

/**
 * Puts a text between the two markers of this name; the first says which command writes there.
 * @throws Error when the document lacks one of them
 */
export function replaceMarked(document: string, name: string, text: string): string {
  const from = document.indexOf(`<!-- ${name}: written by npm run `);
  const to = document.indexOf(end(name), from);
  const begun = document.indexOf('-->', from) + '-->'.length;
  if (from < 0 || to < begun) throw new Error(`The markers of ${name} are missing.`);
  return `${document.slice(0, begun)}\n\n${text}\n\n${document.slice(to)}`;
}

/** A table of Markdown. A bar in a cell would end it. */
export function markdownTable(head: string[], rows: string[][]): string {
  const line = (cells: string[]) =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), `|${'---|'.repeat(head.length)}`, ...rows.map(line)].join('\n');
}
