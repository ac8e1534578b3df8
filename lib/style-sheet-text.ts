const slot: unique symbol = Symbol.for('refillery.styleSheet');
const holder: typeof globalThis & { [slot]?: string } = globalThis;

/** Keeps the style sheet that this process writes into each document. */
export function keepStyleSheet(css: string): void {
  holder[slot] = css;
}

/**
 * The style sheet to write into a document: null in a browser, which has it, and in development, where
 * Next links its own. It is kept beside the modules, since those of pages and those that run in
 * browsers as well have graphs of their own; were it handed from one to the other, Next would write it
 * into the document once more.
 */
export function styleSheetText(): string | null {
  return holder[slot] ?? null;
}
