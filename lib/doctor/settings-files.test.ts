import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, it, vi } from 'vitest';
import { endAllProcesses, temporaryFolder } from '@/e2e/support/processes';
import { readSettingsFiles } from './settings-files';

afterAll(endAllProcesses);

it('reads the files of a start, the local one first, and leaves what is set as it is', () => {
  const root = temporaryFolder();
  const [shared, local] = [join(root, '.env'), join(root, '.env.local')];
  writeFileSync(shared, 'SITE_URL=https://a.example\nAPP_VERSION=1\nPARTNER_ID=of-the-file\n');
  writeFileSync(local, 'SITE_URL=https://b.example\n', { mode: 0o600 });
  writeFileSync(join(root, '.env.development'), 'APP_VERSION=2\n');
  vi.stubEnv('NODE_ENV', 'production');
  for (const name of ['SITE_URL', 'APP_VERSION']) vi.stubEnv(name, undefined);
  vi.stubEnv('PARTNER_ID', 'of-the-environment');

  const files = readSettingsFiles(root);
  expect(files.map(({ path, names }) => [path, names])).toEqual([
    ['.env.local', ['SITE_URL']],
    ['.env', ['SITE_URL', 'APP_VERSION', 'PARTNER_ID']],
  ]);
  expect(files[0]?.openToOthers).toBe(false);
  const { SITE_URL, APP_VERSION, PARTNER_ID } = process.env;
  expect([SITE_URL, APP_VERSION, PARTNER_ID]).toEqual([
    'https://b.example',
    '1',
    'of-the-environment',
  ]);
});
