import 'server-only';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The flag that comes with the shop, as an SVG document; null where it has none. */
export async function flagSvg(country: string): Promise<string | null> {
  if (!/^[A-Z]{2}$/.test(country)) return null;
  const folder = join(/* turbopackIgnore: true */ process.cwd(), 'public', 'flags');
  return await readFile(join(folder, `${country.toLowerCase()}.svg`), 'utf8').catch(() => null);
}
