export interface PageAssets {
  scripts: string[];
  styles: string[];
  fonts: string[];
}
export function gzipBytes(body: string | Uint8Array): number;
export function chunksNamed(text: string): string[];
export function scriptsWithin(urls: readonly string[], read: (url: string) => string): string[];
export function pageAssets(html: string): PageAssets;
export function inlineStyles(html: string): string[];
export function withoutStyles(html: string): string;
export function styleFonts(css: string): string[];
export function fieldValue(html: string, name: string): string | undefined;
export function kilobytes(bytes: number): string;
export function overBudget(
  weight: Readonly<Record<string, number>>,
  budget: Readonly<Record<string, number>>,
): string[];
export function tableLines(rows: readonly string[][]): string[];
