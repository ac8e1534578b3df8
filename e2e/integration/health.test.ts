import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { BoughtOrder } from '../support/bought-order';
import { openEventStream } from '../support/event-stream';
import { startPostgres } from '../support/postgres';
import { endAllProcesses } from '../support/processes';
import { type CheckoutBody, steamCheckout } from '../support/purchases';
import { answersIn, sendRaw } from '../support/raw-http';
import { type Shop, startShop } from '../support/shop-process';
import { type Supplier, startSupplier } from '../support/supplier-process';

const patience = { timeout: 5_000, interval: 50 };

let supplier: Supplier;
let checkout: CheckoutBody;

beforeAll(async () => {
  supplier = await startSupplier();
  checkout = await steamCheckout(supplier);
});
afterAll(endAllProcesses);

/** What the three questions are answered with. */
async function told(shop: Shop): Promise<unknown[]> {
  const paths = ['/api/health/live', '/api/health/ready', '/api/health'];
  const answers = await Promise.all(paths.map((path) => shop.browser().get(path)));
  for (const { headers } of answers) expect(headers['cache-control']).toBe('no-store');
  return answers.map(({ status, text }) => [status, JSON.parse(text).status]);
}

const well = [
  [200, 'live'],
  [200, 'ready'],
  [200, 'ok'],
];

describe('with its database', () => {
  it('is live, and not ready, while that is away', async () => {
    const postgres = await startPostgres();
    const shop = await startShop(supplier.origin, {
      DATABASE_URL: await postgres.createDatabase('health'),
    });
    expect(await told(shop)).toEqual(well);
    await postgres.stop();
    expect(await told(shop)).toEqual([
      [200, 'live'],
      [503, 'unavailable'],
      [503, 'unavailable'],
    ]);
    await shop.kill();
  });
});

describe('with its supplier', () => {
  it('is well while that is away, and says since when', async () => {
    const shop = await startShop(supplier.origin, { SUPPLIER_RATE: '2' });
    await supplier.addFault({ path: '/*', kind: 'status', status: 503 });
    const before = Date.now();
    const visitor = shop.browser();
    for (const country of ['us', 'de', 'fr', 'br', 'it', 'es', 'gb', 'pt', 'pl', 'mx']) {
      await visitor.get(`/en/${country}/gift-cards`);
      if (shop.errors().includes('"supplier-left-alone"')) break;
    }
    await supplier.clearFaults();
    const health = JSON.parse((await visitor.get('/api/health')).text);
    expect(health.supplier).toMatchObject({ catalogue: 'unavailable', orders: 'ok' });
    expect(Date.parse(health.supplier.since.catalogue)).toBeGreaterThanOrEqual(before);
    expect(Date.parse(health.supplier.since.orders)).toBeLessThan(before);
    expect((await told(shop))[1]).toEqual([200, 'ready']);
    await shop.kill();
  });
});

/** Two requests on one connection, the second once `then` has come true; what came back. */
async function askInTurn(shop: Shop, requests: [string, string], then: () => Promise<void>) {
  const socket = connect(shop.port, '127.0.0.1');
  let text = '';
  socket.setEncoding('utf8').on('data', (chunk: string) => {
    text += chunk;
  });
  const closed = new Promise((resolve) => socket.on('close', resolve));
  socket.write(requests[0]);
  await then();
  socket.write(requests[1]);
  await closed;
  return text;
}

describe('told to end', () => {
  it('is not ready any more, for who has a connection still', async () => {
    const shop = await startShop(supplier.origin);
    await supplier.addFault({ path: '/v5/orders/validations', kind: 'delay', ms: 6_000 });
    const body = JSON.stringify(checkout);
    const post = [
      'POST /api/orders/validations HTTP/1.1',
      `Host: localhost:${shop.port}`,
      `Origin: ${shop.origin}`,
      'Content-Type: application/json',
      `Content-Length: ${Buffer.byteLength(body)}`,
      '',
      body,
    ].join('\r\n');
    const get = `GET /api/health/ready HTTP/1.1\r\nHost: localhost:${shop.port}\r\nConnection: close\r\n\r\n`;
    let ended: Promise<unknown> = Promise.resolve();
    const text = await askInTurn(shop, [post, get], async () => {
      await vi.waitFor(async () => {
        const calls = await supplier.journal();
        expect(calls.some(({ path }) => path === '/v5/orders/validations')).toBe(true);
      }, patience);
      ended = shop.terminate();
      await vi.waitFor(() => expect(shop.errors()).toContain('"stopping"'));
    });
    expect(text).toContain('HTTP/1.1 503');
    expect(text).toContain('{"status":"stopping"}');
    expect(await ended).toEqual({ code: 143, signal: null });
  });

  it('serves for a while those who have not heard, and sends them elsewhere', async () => {
    const shop = await startShop(supplier.origin, { DRAIN_SECONDS: '5' });
    const order = await BoughtOrder.buy(supplier, shop, checkout);
    const stream = await openEventStream(order.buyer, `/api/orders/${order.id}/subscribe`);
    let isOver = false;
    const over = stream.ended.then(() => {
      isOver = true;
    });
    const ended = shop.terminate();
    await vi.waitFor(() => expect(shop.errors()).toContain('"stopping"'));
    const ask = async (target: string) =>
      answersIn(await sendRaw(shop.port, `GET ${target} HTTP/1.1\r\nHost: shop\r\n\r\n`));
    const [ready, page] = await Promise.all([ask('/api/health/ready'), ask('/en/us')]);
    expect(ready.map(({ status }) => status)).toEqual([503]);
    expect(page.map(({ status }) => status)).toEqual([200]);
    for (const { headers } of [...ready, ...page]) expect(headers.get('connection')).toBe('close');
    expect(isOver).toBe(false);
    expect(await ended).toEqual({ code: 143, signal: null });
    await over;
  });
});
