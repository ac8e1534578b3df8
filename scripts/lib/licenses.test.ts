import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { licenseDocument } from './license-document';
import { isAllowed, licenseList, productionPackages } from './licenses';

const root = fileURLToPath(new URL('../..', import.meta.url));
const read = (file: string) => readFileSync(path.join(root, file), 'utf8');

describe('what the shop runs on', () => {
  const packages = productionPackages(JSON.parse(read('package-lock.json')));

  it('is under licences that were looked at', () => {
    expect(packages.length).toBeGreaterThan(100);
    expect(packages.filter(({ license }) => !isAllowed(license))).toEqual([]);
  });

  it('is what docs/licenses.md lists', () => {
    const { file, text } = licenseDocument(root);
    const isCurrent = read(file) === text;
    expect(isCurrent, `${file} is out of date: npm run licenses writes it anew`).toBe(true);
  });

  it('has the files it hands on named in NOTICE', () => {
    const notice = read('NOTICE');
    for (const name of ['JetBrains Mono', 'circle-flags', 'Lucide', 'Feather', 'Inter']) {
      expect(notice).toContain(name);
    }
    for (const file of ['lib/pictures/glyphs/OFL.txt', 'sandbox/logos/glyphs/OFL.txt']) {
      const holders = read(file).match(/^Copyright .*$/gm) ?? [];
      expect(holders).not.toEqual([]);
      for (const holder of holders) expect(notice).toContain(holder);
    }
  });
});

describe('a lock file', () => {
  const packages = {
    '': { version: '1.0.0' },
    'node_modules/a': { version: '1.0.0', license: 'MIT' },
    'node_modules/b/node_modules/a': { version: '1.0.0', license: 'MIT' },
    'node_modules/@c/d': { version: '2.0.0', license: 'ISC', optional: true },
    'node_modules/e': { version: '3.0.0' },
    'node_modules/f': { version: '4.0.0', license: 'MIT', dev: true },
    'node_modules/g': { version: '5.0.0', license: 'MIT', devOptional: true },
  };

  it('gives each package of production once, and one without a licence as such', () => {
    expect(productionPackages({ packages })).toEqual([
      { name: '@c/d', version: '2.0.0', license: 'ISC', optional: true },
      { name: 'a', version: '1.0.0', license: 'MIT', optional: false },
      { name: 'e', version: '3.0.0', license: 'none', optional: false },
    ]);
  });

  it('is told by licence', () => {
    expect(licenseList(productionPackages({ packages }))).toBe(
      '### ISC\n\n@c/d 2.0.0\\*\n\n### MIT\n\na 1.0.0\n\n### none\n\ne 3.0.0',
    );
  });
});

describe('a licence', () => {
  it.each(['MIT', '(MIT OR Apache-2.0)', 'MIT OR GPL-3.0-only', 'Apache-2.0 AND MIT'])(
    '%s is allowed',
    (expression) => expect(isAllowed(expression)).toBe(true),
  );

  it.each([
    'none',
    'GPL-3.0-only',
    'AGPL-3.0-or-later',
    'SEE LICENSE IN LICENSE',
    'MIT AND GPL-3.0-only',
    'MIT AND ISC OR GPL-3.0-only',
    'mit',
  ])('%s is not', (expression) => expect(isAllowed(expression)).toBe(false));
});
