import 'server-only';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDevelopment } from './env';
import { keepStyleSheet } from './style-sheet-text';

/** Reads what a build has taken together, see `scripts/lib/style-sheet.mjs`. Throws where there is none. */
export function readStyleSheet(): void {
  if (isDevelopment()) return;
  const file = join(/* turbopackIgnore: true */ process.cwd(), '.next/static/style-sheet.css');
  keepStyleSheet(readFileSync(file, 'utf8'));
}
