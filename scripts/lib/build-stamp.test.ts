import { rmSync, utimesSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { buildReason, sourceHash, writeBuildStamp } from './build-stamp.mjs';
import { temporaryFolder, writeFiles } from './temporary-folder';

const sources = {
  'app/page.tsx': 'export default 1;',
  'lib/deep/money.ts': 'export const a = 1;',
  'messages/en.json': '{}',
  'next.config.mjs': 'export default {};',
  'package-lock.json': '{}',
};

describe('source hash', () => {
  it.each([
    ['a changed file', { 'lib/deep/money.ts': 'export const a = 2;' }],
    ['a new file', { 'components/card.tsx': '' }],
    ['a changed message', { 'messages/en.json': '{"a":"b"}' }],
    ['a changed configuration', { 'next.config.mjs': 'export default { a: 1 };' }],
    ['changed dependencies', { 'package-lock.json': '{"a":1}' }],
  ])('changes with %s', (_, change) => {
    const root = temporaryFolder(sources);
    const before = sourceHash(root);
    writeFiles(root, change);
    expect(sourceHash(root)).not.toBe(before);
  });

  it('changes when a file is removed, or its content moves to another', () => {
    const root = temporaryFolder({ 'app/a.ts': 'x', 'app/b.ts': 'y' });
    const before = sourceHash(root);
    writeFiles(root, { 'app/a.ts': '', 'app/b.ts': 'xy' });
    expect(sourceHash(root)).not.toBe(before);
    rmSync(path.join(root, 'app/a.ts'));
    expect(sourceHash(root)).not.toBe(before);
  });

  it('stays for tests, hidden files, what no build reads, and new times', () => {
    const root = temporaryFolder(sources);
    const before = sourceHash(root);
    writeFiles(root, { 'lib/money.test.ts': '', 'lib/.swp': '', 'docs/a.md': '', 'README.md': '' });
    utimesSync(path.join(root, 'app/page.tsx'), 1, 1);
    expect(sourceHash(root)).toBe(before);
  });
});

describe('build reason', () => {
  it('asks for a build until one of these sources is recorded', () => {
    const root = temporaryFolder(sources);
    expect(buildReason(root, 'one')).toBe('first start');
    writeFiles(root, { '.next/BUILD_ID': 'x1' });
    expect(buildReason(root, 'one')).toBe('no record of the last build');
    writeBuildStamp(root, 'one');
    expect(buildReason(root, 'one')).toBeUndefined();
    expect(buildReason(root, 'two')).toBe('sources changed');
  });

  it('asks for a build when somebody built past the stamp, or the build is gone', () => {
    const root = temporaryFolder({ ...sources, '.next/BUILD_ID': 'x1' });
    writeBuildStamp(root, 'one');
    writeFiles(root, { '.next/BUILD_ID': 'x2' });
    expect(buildReason(root, 'one')).toBe('sources changed');
    rmSync(path.join(root, '.next/BUILD_ID'));
    expect(buildReason(root, 'one')).toBe('first start');
  });
});
