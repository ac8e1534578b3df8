import { request } from 'node:http';
import { freePort } from '@/scripts/lib/ports.mjs';
import { withoutShopSettings } from '@/scripts/lib/shop-env.mjs';
import { Browser, type BrowserOptions } from './api-client';
import { type Exit, type NodeProcess, type Place, startNode, temporaryFolder } from './processes';
import { waitUntil } from './wait';

/** Settings of the shop by their names; blank means unset. */
export type ShopSettings = Record<string, string>;

export const testSecret = 'a-secret-of-the-integration-tests-1';

/** What Node is given to run a shop, which also finds its port in `PORT`. */
export type Program = { args: (port: number) => string[]; place?: Place };

/** The built shop as `npm start` runs it. */
export const nextStart: Program = {
  args: (port) => {
    const next = 'node_modules/next/dist/bin/next';
    return [next, 'start', '--port', String(port), '--hostname', '127.0.0.1'];
  },
};

function spawnShop(port: number, settings: ShopSettings, program: Program): NodeProcess {
  const env = {
    ...withoutShopSettings(),
    NEXT_TELEMETRY_DISABLED: '1',
    PORT: String(port),
    HOSTNAME: '127.0.0.1',
    // Nobody has to notice that it ends but who tells it to.
    DRAIN_SECONDS: '0',
    ...settings,
  };
  return startNode(program.args(port), env, program.place);
}

function isHealthy(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const call = request({ host: '127.0.0.1', port, path: '/api/health', agent: false });
    call.on('response', (response) => {
      response.resume();
      resolve(response.statusCode === 200);
    });
    call.on('error', () => resolve(false));
    call.end();
  });
}

/** The built shop in a process of its own. A restart keeps its port, data and settings. */
export class Shop {
  readonly dataDir = temporaryFolder();
  #process: NodeProcess | null = null;
  #settings: ShopSettings;

  constructor(
    readonly port: number,
    settings: ShopSettings,
    readonly program: Program = nextStart,
  ) {
    this.#settings = { DATA_DIR: this.dataDir, ...settings };
  }

  /** The origin its pages are served under, which is what their requests name as `Origin`. */
  get origin(): string {
    return this.#settings.SITE_URL || `http://localhost:${this.port}`;
  }

  /** Starts it and waits until it is healthy; throws with its output when it ends before. */
  async start(): Promise<void> {
    const child = spawnShop(this.port, this.#settings, this.program);
    this.#process = child;
    await waitUntil(async () => !child.running() || (await isHealthy(this.port)), {
      timeout: 30_000,
      interval: 25,
    });
    if (!child.running()) throw new Error(`The shop ended. ${child.output()}${child.errors()}`);
  }

  /** Ends it as a crash does: no handler runs, nothing is flushed. */
  async kill(): Promise<void> {
    await this.#process?.end('SIGKILL');
  }

  /** Ends it as a supervisor does. */
  async terminate(): Promise<Exit> {
    if (this.#process === null) throw new Error('The shop was not started.');
    return this.#process.end('SIGTERM');
  }

  /** Starts it again after its end, which is a crash unless it has ended already. */
  async restart(changes: ShopSettings = {}): Promise<void> {
    await this.kill();
    this.#settings = { ...this.#settings, ...changes };
    await this.start();
  }

  /** Leaves it without anybody who reads what it writes. */
  stopReading(): void {
    this.#process?.stopReading();
  }

  output(): string {
    return this.#process?.output() ?? '';
  }

  errors(): string {
    return this.#process?.errors() ?? '';
  }

  /** What it has written to standard error but for lines of the log that say all is well. */
  complaints(): string {
    const isWell = (line: string) => line === '' || line.startsWith('{"level":"info"');
    return this.errors()
      .split('\n')
      .filter((line) => !isWell(line))
      .join('\n');
  }

  /** A browser that knows nothing of this shop yet. */
  browser(options: BrowserOptions = {}): Browser {
    return new Browser(this, options);
  }
}

/** A running shop whose supplier is at `supplierOrigin`, as a partner would deploy it. */
export async function startShop(
  supplierOrigin: string,
  settings: ShopSettings = {},
  program?: Program,
): Promise<Shop> {
  const port = await freePort();
  const usual = {
    API_URL: supplierOrigin,
    PARTNER_ID: 'integration-partner',
    SESSION_SECRET: testSecret,
    SITE_URL: `http://localhost:${port}`,
    // The budget of calls is a test of its own; elsewhere it must hold nobody back.
    SUPPLIER_RATE: '1000',
    // So are the limits of buyers, who all call from one address here.
    BUYER_RATE: '1000',
  };
  const shop = new Shop(port, { ...usual, ...settings }, program);
  await shop.start();
  return shop;
}

/** A running shop on its embedded simulator: no setting but where its data lives. */
export async function startSandboxShop(): Promise<Shop> {
  const shop = new Shop(await freePort(), {});
  await shop.start();
  return shop;
}

/** Starts a shop that is expected to end by itself; how it ended and what it wrote to stderr. */
export async function failingStart(
  settings: ShopSettings,
  program: Program = nextStart,
): Promise<Exit & { errors: string }> {
  const dataDir = temporaryFolder();
  const child = spawnShop(await freePort(), { DATA_DIR: dataDir, ...settings }, program);
  const exit = await child.exit;
  return { ...exit, errors: child.errors() };
}
