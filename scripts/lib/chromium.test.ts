import path from 'node:path';
import { afterEach, expect, it, vi } from 'vitest';
import { chromiumArgs, findChromium } from '@/e2e/support/chromium.mjs';
import { temporaryFolder } from './temporary-folder';

afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

it('takes the one CHROMIUM_PATH names', async () => {
  const executablePath = path.join(temporaryFolder({ chromium: '' }), 'chromium');
  vi.stubEnv('CHROMIUM_PATH', executablePath);
  expect(await findChromium()).toEqual({ executablePath, args: chromiumArgs() });
});

it('does not quietly take another when CHROMIUM_PATH names none', async () => {
  vi.stubEnv('CHROMIUM_PATH', '/nowhere/chromium');
  await expect(findChromium()).rejects.toThrow('CHROMIUM_PATH names no file: /nowhere/chromium');
});

it('gives up the sandbox for root only, who cannot have one', () => {
  const getuid = vi.spyOn(process, 'getuid');
  getuid.mockReturnValue(0);
  expect(chromiumArgs()).toContain('--no-sandbox');
  getuid.mockReturnValue(1000);
  expect(chromiumArgs()).not.toContain('--no-sandbox');
});
