import { readFileSync } from 'node:fs';
import path from 'node:path';
import { licenseList, productionPackages } from './licenses';
import { replaceMarked } from './reference/marked';

/** What `npm run licenses` writes out of the lock file: a file below the root, with its text. */
export function licenseDocument(root: string): { file: string; text: string } {
  const file = 'docs/licenses.md';
  const read = (name: string) => readFileSync(path.join(root, name), 'utf8');
  const packages = productionPackages(JSON.parse(read('package-lock.json')));
  return { file, text: replaceMarked(read(file), 'licenses', licenseList(packages)) };
}
