export interface PageAssets {
  scripts: string[];
  styles: string[];
  fonts: string[];
}
export function gzipBytes(body: string | Uint8Array): number;
export function pageAssets(html: string): PageAssets;
export function styleFonts(css: string): string[];
export function fieldValue(html: string, name: string): string | undefined;
export function kilobytes(bytes: number): string;
