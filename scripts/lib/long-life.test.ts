import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import packageJson from '../../package.json' with { type: 'json' };
import { isTest, listFiles } from './source-files.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const read = (file: string) => readFileSync(path.join(root, file), 'utf8');

describe('.ci/run', () => {
  const commands = read('.ci/run')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'));

  it('runs the test command of the README, wherever it is called from', () => {
    expect(read('README.md')).toContain('\nnpm test ');
    expect(commands.at(-1)).toBe('exec npm --silent test');
    expect(commands).toContain('cd "$(dirname "$0")/.."');
    expect(statSync(path.join(root, '.ci/run')).mode & 0o111).not.toBe(0);
  });

  it('knows of no vendor', () => {
    expect(commands.join('\n')).not.toMatch(/github|gitlab|circle|jenkins|travis|buildkite|azure/i);
  });
});

it('the changes have a chapter for this version', () => {
  expect(read('CHANGELOG.md')).toMatch(new RegExp(`^## ${packageJson.version}\\b`, 'm'));
});

describe('docs/versions.md', () => {
  const versions = read('docs/versions.md');

  it('names the Node that package.json asks for', () => {
    expect(versions).toContain(`| Node | ${packageJson.engines.node.replace('>=', '')} or newer`);
  });

  it('names each endpoint of the supplier’s that the shop calls, with its version', () => {
    const sources = listFiles(root, ['lib/cryptorefills'], /\.ts$/).filter((file) => !isTest(file));
    const calls = sources.flatMap((file) => [
      ...read(file).matchAll(/['"`]\/(v\d+)\/([a-z_]+)[^'"`]*['"`]/g),
    ]);
    expect(calls.length).toBeGreaterThan(8);
    for (const [call, version, endpoint] of calls) {
      const row = versions
        .split('\n')
        .find((line) => line.endsWith(`| ${version} |`) && line.includes(`\`/${endpoint}`));
      expect(row, call).toBeDefined();
    }
  });
});
