/** What a shop is started with so that it is busy for as long as a file exists; see `busy-loop.mjs`. */
export function busyWhile(file: string): Record<string, string> {
  const loop = new URL('busy-loop.mjs', import.meta.url);
  return { NODE_OPTIONS: `--import ${loop.href}`, BUSY_WHILE: file };
}
