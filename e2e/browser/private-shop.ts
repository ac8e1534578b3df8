import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as z from 'zod';
import type { shopConfigSchema } from '@/schemas/shop-config';
import { freePort } from '@/scripts/lib/ports.mjs';
import { withoutShopSettings } from '@/scripts/lib/shop-env.mjs';
import ownConfig from '@/shop.config.json' with { type: 'json' };
import { type NodeProcess, startNode } from '../support/processes';
import { test as base, expect } from './fixtures';
import { Sandbox } from './sandbox';

export type PrivateShop = {
  port: number;
  /** Starts it for a test file, which finds nothing in it of the file before. */
  startFor(file: string): Promise<void>;
  sandbox: Sandbox;
  /** Everything it has written since its last start, to standard output and standard error. */
  log(): string;
  /** Ends it as a supervisor does, and starts it again: a deployment. */
  restart(): Promise<void>;
  /** Waits until the shop follows so many orders for so many browsers. */
  expectStreams(orders: number, open: number): Promise<void>;
};

type Fixtures = {
  /** Sees to it that the shop is the file's own before anything of a test asks it. */
  begun: undefined;
};

type Options = {
  /** What a file's `test.use` changes in the shop's `shop.config.json`. */
  shopConfig: Partial<z.input<typeof shopConfigSchema>>;
  /** What it sets in the shop's environment. */
  shopSettings: Record<string, string>;
};

const health = z.object({ streams: z.object({ orders: z.number(), open: z.number() }) });

async function healthOf(origin: string): Promise<unknown> {
  const answer = await fetch(`${origin}/api/health`).catch(() => null);
  return answer?.ok ? answer.json() : null;
}

async function startShop(port: number, settings: Record<string, string>): Promise<NodeProcess> {
  const next = 'node_modules/next/dist/bin/next';
  const shop = startNode([next, 'start', '--port', String(port), '--hostname', '127.0.0.1'], {
    ...withoutShopSettings(),
    NEXT_TELEMETRY_DISABLED: '1',
    PORT: String(port),
    HOSTNAME: '127.0.0.1',
    BUYER_RATE: '1000',
    DRAIN_SECONDS: '0',
    ...settings,
  });
  const isUp = async () => !shop.running() || (await healthOf(`http://127.0.0.1:${port}`)) !== null;
  await expect.poll(isUp, { timeout: 30_000, intervals: [50] }).toBe(true);
  if (!shop.running()) throw new Error(`The shop ended. ${shop.errors()}`);
  return shop;
}

/**
 * A shop of the test file's own: moving the clock and breaking the supplier would disturb whoever
 * else buys there, and what one file has the supplier say of a brand is kept by the shop for minutes.
 * A worker goes on to the next file, so that it is there that the shop has to begin anew.
 */
export const test = base.extend<Fixtures, { privateShop: PrivateShop } & Options>({
  shopConfig: [{}, { option: true, scope: 'worker' }],
  shopSettings: [{}, { option: true, scope: 'worker' }],
  privateShop: [
    async ({ shopConfig, shopSettings }, use) => {
      const [port, sandboxPort] = [await freePort(), await freePort()];
      const folder = mkdtempSync(join(tmpdir(), 'refillery-browser-'));
      const config = join(folder, 'shop.config.json');
      writeFileSync(config, JSON.stringify({ ...ownConfig, ...shopConfig }));
      const settings = {
        DATA_DIR: join(folder, 'data'),
        SANDBOX_PORT: String(sandboxPort),
        SHOP_CONFIG: config,
        ...shopSettings,
      };
      const current: { shop?: NodeProcess; file?: string } = {};
      await use({
        port,
        sandbox: new Sandbox(`http://127.0.0.1:${sandboxPort}`),
        async startFor(file) {
          if (file === current.file) return;
          await current.shop?.end();
          rmSync(settings.DATA_DIR, { recursive: true, force: true });
          current.shop = await startShop(port, settings);
          current.file = file;
        },
        log: () => (current.shop ? current.shop.output() + current.shop.errors() : ''),
        async restart() {
          await current.shop?.end('SIGTERM');
          current.shop = await startShop(port, settings);
        },
        async expectStreams(orders, open) {
          const streams = async () =>
            health.parse(await healthOf(`http://127.0.0.1:${port}`)).streams;
          await expect.poll(streams, { intervals: [50] }).toEqual({ orders, open });
        },
      });
      await current.shop?.end();
      rmSync(folder, { recursive: true, force: true });
    },
    { scope: 'worker' },
  ],
  begun: [
    async ({ privateShop }, use, { file }) => {
      await privateShop.startFor(file);
      await use(undefined);
    },
    { auto: true },
  ],
  baseURL: ({ privateShop }, use) => use(`http://localhost:${privateShop.port}`),
  sandbox: async ({ privateShop }, use) => {
    await use(privateShop.sandbox);
    await privateShop.sandbox.startClock();
    await privateShop.sandbox.clearFaults();
    await privateShop.sandbox.resetSettings();
  },
});

export { expect };
