export type ChromiumSource = 'path' | 'machine' | 'playwright' | 'npm';
export interface Chromium {
  executablePath: string;
  args: string[];
}
export function chromiumArgs(): string[];
export function findChromium(options?: { sources?: ChromiumSource[] }): Promise<Chromium>;
