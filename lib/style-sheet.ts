import 'server-only';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ConfigurationError, isDevelopment } from './env';
import { keepStyleSheet } from './style-sheet-text';

/**
 * Reads what a build has taken together, see `scripts/lib/style-sheet.mjs`.
 * @throws ConfigurationError where that is missing, as in a deployment without `.next/static`
 */
export function readStyleSheet(): void {
  if (isDevelopment()) return;
  const file = join(/* turbopackIgnore: true */ process.cwd(), '.next/static/style-sheet.css');
  try {
    keepStyleSheet(readFileSync(file, 'utf8'));
  } catch {
    throw new ConfigurationError([`The build has no ${file}: build the shop anew.`]);
  }
}
