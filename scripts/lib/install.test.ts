import { existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { ensureInstalled, installReason, writeInstallStamp } from './install.mjs';
import { temporaryFolder, writeFiles } from './temporary-folder';

/** Stands in for npm: notes its arguments, and makes the folder as the real one does. */
const fakeNpm = `
const fs = require('node:fs');
fs.appendFileSync('npm-calls', process.argv.slice(2).join(' ') + '\\n');
fs.rmSync('node_modules', { recursive: true, force: true });
if (fs.existsSync('npm-fails')) {
  console.error('registry unreachable');
  process.exit(9);
}
fs.mkdirSync('node_modules');
`;

function repository(): string {
  const root = temporaryFolder({ 'package-lock.json': '{ "one": 1 }', 'npm-cli.js': fakeNpm });
  vi.stubEnv('npm_execpath', path.join(root, 'npm-cli.js'));
  return root;
}

const calls = (root: string) => {
  const file = path.join(root, 'npm-calls');
  return existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n') : [];
};

describe('install', () => {
  const shown: string[] = [];

  beforeEach(() => {
    shown.length = 0;
    const keep = (chunk: unknown) => shown.push(String(chunk)) > 0;
    vi.spyOn(process.stdout, 'write').mockImplementation(keep);
    vi.spyOn(process.stderr, 'write').mockImplementation(keep);
    return () => {
      vi.restoreAllMocks();
      vi.unstubAllEnvs();
    };
  });

  it('installs once, and again only when the lock file changed', async () => {
    const root = repository();
    await ensureInstalled(root);
    await ensureInstalled(root);
    expect(calls(root)).toHaveLength(1);
    expect(calls(root)[0]).toMatch(/^ci --include=dev/);

    writeFiles(root, { 'package-lock.json': '{ "one": 2 }' });
    expect(installReason(root)).toBe('package-lock.json changed');
    await ensureInstalled(root);
    expect(calls(root)).toHaveLength(2);
  });

  it('installs again when node_modules is gone or of unknown origin', () => {
    const root = repository();
    expect(installReason(root)).toBe('first start');
    writeFiles(root, { 'node_modules/next/package.json': '{}' });
    expect(installReason(root)).toBe('no record of the last installation');
    writeInstallStamp(root);
    expect(installReason(root)).toBeUndefined();
    rmSync(path.join(root, 'node_modules'), { recursive: true });
    expect(installReason(root)).toBe('first start');
  });

  it('shows what npm said and records nothing when it fails', async () => {
    const root = repository();
    writeFiles(root, { 'npm-fails': '' });
    await expect(ensureInstalled(root)).rejects.toThrow('npm ci ended with code 9');
    expect(shown.join('')).toContain('registry unreachable');
    expect(installReason(root)).toBe('first start');
  });

  it('needs a lock file', () => {
    expect(() => installReason(temporaryFolder())).toThrow('package-lock.json is missing');
  });
});
