import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import Database from 'libsql';
import { describe, expect, it } from 'vitest';
import { concerns } from '@/lib/order/concern';
import { openStore } from '@/lib/store';
import { orderStates } from '@/schemas/order-snapshot';
import packageJson from '../../package.json' with { type: 'json' };
import { readDocuments } from './doc-rules.mjs';
import { inlineCodeOf, splitMarkdown } from './markdown.mjs';
import { temporaryFolder } from './temporary-folder';

const root = fileURLToPath(new URL('../..', import.meta.url));
const documents = [...readDocuments(root).values()];

/** What the documents have an operator ask SQLite for. */
const queries = documents.flatMap(({ file, text }) =>
  [...text.matchAll(/^sqlite3 (?:-readonly )?data\/shop\.sqlite "([^"]+)"$/gm)].map(
    ([, sql = '']) => ({ file, sql }),
  ),
);

describe('what the documents ask the store', () => {
  it.each(queries)('in $file runs: $sql', async ({ sql }) => {
    const folder = temporaryFolder();
    const sqliteFile = path.join(folder, 'shop.sqlite');
    const store = await openStore({ databaseUrl: undefined, sqliteFile });
    const database = new Database(sqliteFile);
    const copied = sql.replace(/'(shop-backup[^']*)'/, (_, name) => `'${path.join(folder, name)}'`);
    expect(() => database.exec(copied)).not.toThrow();
    database.close();
    await store.close();
  });

  it('is something', () => {
    expect(queries.length).toBeGreaterThan(0);
  });
});

it('the runbook names states as a buyer’s details do, and concerns as the desk does', () => {
  const runbook = readFileSync(path.join(root, 'docs/runbook.md'), 'utf8');
  const states = runbook.slice(runbook.indexOf('| concern | state | what the buyer sees |'));
  const table = states.slice(0, states.indexOf('\n\n'));
  const named = inlineCodeOf(splitMarkdown(table)).map(({ code }) => code);
  expect(named.length).toBeGreaterThan(5);
  const known: readonly string[] = [...orderStates, ...concerns];
  expect(named.filter((name) => !known.includes(name))).toEqual([]);
});

describe('the commands of the quick start', () => {
  const lines = documents
    .filter(({ file }) => ['README.md', 'CONTRIBUTING.md', 'docs/quick-start.md'].includes(file))
    .flatMap(({ file, fences }) =>
      fences
        .filter(({ info }) => info === '' || info === 'sh')
        .flatMap(({ code }) => code.split('\n'))
        .filter((line) => line.trim() !== '')
        .map((line) => ({ file, line })),
    );

  it.each(lines)('in $file is one of the repository’s: $line', ({ line }) => {
    const [, name = '', run] = /^(?:[A-Z_]+=\S+ )*npm (\w+)(?: ([\w:-]+))?/.exec(line) ?? [];
    const script = name === 'run' ? (run ?? '') : name;
    expect(name === 'ci' || Object.hasOwn(packageJson.scripts, script)).toBe(true);
  });
});
