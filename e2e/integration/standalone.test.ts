import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import * as z from 'zod';
import { limits } from '@/lib/rate-limit/limits';
import { phoneLookupSchema } from '@/schemas/phone-lookup';
import shopConfig from '../../shop.config.json' with { type: 'json' };
import { placedId } from '../support/api-client';
import { openEventStream } from '../support/event-stream';
import { startPostgres } from '../support/postgres';
import { endAllProcesses, startNode } from '../support/processes';
import { type CheckoutBody, steamCheckout } from '../support/purchases';
import { failingStart, type Shop, testSecret } from '../support/shop-process';
import { assembled, contents, type Standalone, standaloneShop } from '../support/standalone';
import { type Supplier, startSupplier } from '../support/supplier-process';

// What the image contains and how it is run, but for the container itself: a folder of its own that
// is not the shop's to write to, Node, and an account without rights.

const doctorReport = z.object({
  findings: z.array(z.object({ check: z.string(), mark: z.string() })),
});

let image: Standalone;
let before: Map<string, string>;

beforeAll(async () => {
  image = await assembled();
  before = contents(image.folder);
});
afterAll(async () => {
  // Whatever the shops below did, none has written into its own folder.
  expect(contents(image.folder)).toEqual(before);
  await endAllProcesses();
});

/** What a HEALTHCHECK would make of a shop. */
async function health(port: number) {
  const env = { PORT: String(port), HOSTNAME: '0.0.0.0' };
  const check = startNode(['healthcheck.mjs'], env, image.program.place);
  return { ...(await check.exit), said: check.errors() };
}

it('the folder holds what a server needs, and no settings, data, tests or sources', () => {
  expect(readdirSync(image.folder).toSorted()).toEqual([
    '.next',
    'LICENSE',
    'doctor.mjs',
    'healthcheck.mjs',
    'node_modules',
    'orders.mjs',
    'package.json',
    'public',
    'server.js',
    'shop.config.json',
    'webhooks.mjs',
  ]);
  const names = [...before.keys()].filter((name) => !name.startsWith('node_modules'));
  expect(names).toContain('server.js');
  expect(names.filter((name) => /(^|\/)\.env|\.tsx?$|\.sqlite|^docs/.test(name))).toEqual([]);
});

describe('without a setting', () => {
  let shop: Shop;
  beforeAll(async () => {
    shop = await standaloneShop(image);
    await shop.start();
  });
  afterEach(() => expect(shop.complaints()).toBe(''));

  it('it is the shop on its sandbox, whole', async () => {
    const visitor = shop.browser();
    const page = await visitor.get('/en/us/gift-cards/steam');
    expect(page.status).toBe(200);
    const assets = [...page.text.matchAll(/(?:src|href)="(\/(?:_next\/static|branding)\/[^"]+)"/g)];
    const paths = assets.map(([, path]) => path ?? '');
    expect(paths.some((path) => path.includes('.js'))).toBe(true);
    // The styles are inside, and lead to the font.
    const [font = ''] = /\/_next\/static\/media\/[\w.-]+\.woff2/.exec(page.text) ?? [];
    expect(font).not.toBe('');
    const others = ['/flags/us.svg', '/sandbox/logos/steam_300x190.webp'];
    const pictures = ['/pictures/en/us.png', '/pictures/en/us/gift-cards/steam.png'];
    for (const path of [...paths, font, ...others, ...pictures]) {
      expect([path, (await visitor.get(path)).status]).toEqual([path, 200]);
    }
    const wish = { phone: '(11) 99123-4567', country: 'BR', locale: 'en' };
    const found = await visitor.post('/api/phone-lookups', wish);
    const { operators } = phoneLookupSchema.parse(JSON.parse(found.text));
    expect(operators.map(({ name }) => name)).toEqual(['Claro']);
  });

  it('it keeps in its data folder what a restart must not lose', async () => {
    const buyer = shop.browser();
    const page = await buyer.get('/en/us/gift-cards/steam');
    const product = /name="product"[^>]*value="([^"]+)"/.exec(page.text)?.[1];
    const email = 'buyer@example.com';
    const order = await buyer.buy({
      email,
      lines: [{ country: 'US', kind: 'gift-cards', brand: 'steam', product, beneficiary: email }],
      payment: { coin: 'USDC', network: 'Base' },
      locale: 'en',
    });
    await shop.restart();
    expect((await buyer.get(`/api/orders/${order}`)).status).toBe(200);
  });

  it('it is looked at by the doctor that comes along', async () => {
    const settings = { PORT: String(shop.port), HOSTNAME: '127.0.0.1', DATA_DIR: shop.dataDir };
    const doctor = startNode(['doctor.mjs', '--json'], settings, image.program.place);
    expect(await doctor.exit).toEqual({ code: 0, signal: null });
    const { findings } = doctorReport.parse(JSON.parse(doctor.output()));
    const marks = new Map(findings.map(({ check, mark }) => [check, mark]));
    expect(marks.get('shop-file')).toBe('ok');
    expect(marks.get('theme')).toBe('ok');
    expect(marks.get('shop')).toBe('ok');
  });

  it('its support desk comes along', async () => {
    const settings = { PORT: String(shop.port), DATA_DIR: shop.dataDir };
    const desk = startNode(['orders.mjs'], settings, image.program.place);
    expect(await desk.exit).toEqual({ code: 0, signal: null });
    expect(desk.output()).toMatch(/^1 order not finished, none of which needs a look\./);
    const messages = startNode(['webhooks.mjs'], settings, image.program.place);
    expect(await messages.exit).toEqual({ code: 1, signal: null });
    expect(messages.errors()).toBe('WEBHOOK_URL is not set: nobody is told of orders.\n');
  });

  it('its health is told by an exit code', async () => {
    expect(await health(shop.port)).toEqual({ code: 0, signal: null, said: '' });
    await shop.kill();
    expect(await health(shop.port)).toMatchObject({
      code: 1,
      said: expect.stringMatching(/^Not healthy: .*ECONNREFUSED.*\n$/),
    });
    await shop.start();
  });
});

it('a wrong setting ends it with the code that a supervisor leaves it at', async () => {
  const settings = { API_URL: 'https://supplier.example', DATA_DIR: '/data' };
  const { code, errors } = await failingStart(settings, image.program);
  expect(code).toBe(78);
  expect(errors).toMatch(/^PARTNER_ID is required/);
});

describe('with a supplier, a database and a white-label file of its own', () => {
  let supplier: Supplier;
  let checkout: CheckoutBody;
  let shop: Shop;
  let databaseUrl: string;
  let stopPostgres = async () => {};

  beforeAll(async () => {
    supplier = await startSupplier();
    checkout = await steamCheckout(supplier);
    const postgres = await startPostgres();
    stopPostgres = postgres.stop;
    databaseUrl = await postgres.createDatabase('shop');
    shop = await standaloneShop(image, {
      API_URL: supplier.origin,
      PARTNER_ID: 'integration-partner',
      SESSION_SECRET: testSecret,
      SITE_URL: 'http://shop.localhost',
      SUPPLIER_RATE: '1000',
      DATABASE_URL: databaseUrl,
      SHOP_CONFIG: mounted({ ...shopConfig, name: 'Mounted From Outside' }),
    });
    await shop.start();
  });
  afterAll(async () => {
    await shop?.kill();
    await stopPostgres();
  });

  /** A white-label file outside the folder, as a volume would bring it. */
  function mounted(config: object): string {
    const path = join(image.folder, '..', 'partner.json');
    writeFileSync(path, JSON.stringify(config), { mode: 0o644 });
    return path;
  }

  it('it says what the file says, and counts in the database', async () => {
    const visitor = shop.browser();
    expect((await visitor.get('/en/us')).text).toContain('Mounted From Outside');
    const wish = { phone: '201 555 0123', country: 'US', locale: 'en' };
    const ask = () => shop.browser().post('/api/phone-lookups', wish);
    // One after the other: a database that is kept waiting is not waited for.
    for (let turn = 0; turn < limits['phone-lookup'].perAddress; turn += 1) {
      expect((await ask()).status).toBe(200);
    }
    expect((await ask()).status).toBe(429);
  });

  it('told to end, it lets streams go and finishes the order that is being placed', async () => {
    const buyer = shop.browser();
    const followed = await buyer.buy(checkout);
    const stream = await openEventStream(buyer, `/api/orders/${followed}/subscribe`);
    await stream.reached('awaiting-payment');
    await supplier.clearJournal();
    await supplier.addFault({ path: '/v5/orders', kind: 'delay', ms: 1500, times: 1 });
    const placing = buyer.place(checkout, crypto.randomUUID());
    await vi.waitFor(async () => expect(await supplier.creations()).toBe(1), { timeout: 5000 });
    const ending = shop.terminate();
    expect(await stream.ended).toBe(true);
    const order = placedId(await placing);
    expect(await ending).toEqual({ code: 143, signal: null });
    expect(shop.complaints()).toBe('');
    await shop.restart();
    expect((await buyer.get(`/api/orders/${order}`)).status).toBe(200);
  });
});
