import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { endAllProcesses, temporaryFolder } from '@/e2e/support/processes';
import { parseSettings } from '../env';
import { isOpenToOthers, lookAtFolder, proofSecret } from './gather-settings';

afterAll(endAllProcesses);

const root = temporaryFolder();

describe('a data folder', () => {
  it('is looked at where the shop would use it', () => {
    expect(lookAtFolder('./data', root)).toEqual({
      path: join(root, 'data'),
      state: 'will-be-made',
      openToOthers: false,
      place: 'temporary',
    });
  });

  it('may be a file, or below one', () => {
    writeFileSync(join(root, 'file'), '');
    expect(lookAtFolder('file', root).state).toBe('no-folder');
    expect(lookAtFolder('file/data', root).state).toBe('cannot-be-made');
  });

  it('may be served to everybody', () => {
    expect(lookAtFolder('public/data', root).place).toBe('served');
    expect(lookAtFolder('publicity', root).place).not.toBe('served');
    expect(lookAtFolder('/srv/shop', root).place).toBe('own');
  });
});

it.skipIf(process.platform === 'win32').each([
  [0o600, false],
  [0o640, false],
  [0o644, true],
])('a file of mode %o is open to others: %s', (mode, open) => {
  const path = join(root, '.env');
  writeFileSync(path, '');
  chmodSync(path, mode);
  expect(isOpenToOthers(path)).toBe(open);
});

describe('the secret of proofs', () => {
  const secret = 'b'.repeat(32);

  it('is the newest, as of the shop', () => {
    const settings = parseSettings({ SESSION_SECRET: `${secret},${'c'.repeat(32)}` });
    expect(proofSecret(settings, root)).toBe(secret);
  });

  it('is the sandbox’s own where there is none, once it was made', () => {
    const settings = parseSettings({ DATA_DIR: 'shop-data' });
    expect(proofSecret(settings, root)).toBeNull();
    mkdirSync(join(root, 'shop-data/sandbox'), { recursive: true });
    writeFileSync(join(root, 'shop-data/sandbox/session-secret'), 'kept');
    expect(proofSecret(settings, root)).toBe('kept');
  });
});
