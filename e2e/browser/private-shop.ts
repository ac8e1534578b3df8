import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '@/scripts/lib/ports.mjs';
import { withoutShopSettings } from '@/scripts/lib/shop-env.mjs';
import { startNode } from '../support/processes';
import { test as base, expect } from './fixtures';
import { Sandbox } from './sandbox';

type PrivateShop = { origin: string; sandbox: Sandbox };

async function answers(url: string): Promise<boolean> {
  return (await fetch(url).catch(() => null))?.ok === true;
}

/**
 * A shop of the test file's own: moving the clock and breaking the supplier would disturb whoever
 * else buys there.
 */
export const test = base.extend<object, { privateShop: PrivateShop }>({
  privateShop: [
    async ({ browserName: _ }, use) => {
      const [port, sandboxPort] = [String(await freePort()), String(await freePort())];
      const dataDir = mkdtempSync(join(tmpdir(), 'refillery-browser-'));
      const next = 'node_modules/next/dist/bin/next';
      const shop = startNode([next, 'start', '--port', port, '--hostname', '127.0.0.1'], {
        ...withoutShopSettings(),
        NEXT_TELEMETRY_DISABLED: '1',
        PORT: port,
        HOSTNAME: '127.0.0.1',
        DATA_DIR: dataDir,
        SANDBOX_PORT: sandboxPort,
      });
      const origin = `http://localhost:${port}`;
      await expect
        .poll(() => !shop.running() || answers(`${origin}/api/health`), { timeout: 30_000 })
        .toBe(true);
      if (!shop.running()) throw new Error(`The shop ended. ${shop.errors()}`);
      await use({ origin, sandbox: new Sandbox(`http://127.0.0.1:${sandboxPort}`) });
      await shop.end();
      rmSync(dataDir, { recursive: true, force: true });
    },
    { scope: 'worker' },
  ],
  baseURL: ({ privateShop }, use) => use(privateShop.origin),
  sandbox: async ({ privateShop }, use) => {
    await use(privateShop.sandbox);
    await privateShop.sandbox.clearFaults();
  },
});

export { expect };
