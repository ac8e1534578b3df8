import { once } from 'node:events';
import { request } from 'node:http';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import * as z from 'zod';
import { limits } from '@/lib/rate-limit/limits';
import { freePort } from '@/scripts/lib/ports.mjs';
import { otherLoopback } from '../support/api-client';
import { Http2Browser, hangUpAll } from '../support/http2-browser';
import { type PostgresServer, startPostgres } from '../support/postgres';
import { endAllProcesses } from '../support/processes';
import {
  findProgram,
  type ProxyPlan,
  type RunningProxy,
  startCaddy,
  startNginx,
} from '../support/proxies';
import { type CheckoutBody, steamCheckout } from '../support/purchases';
import { type Shop, startShop } from '../support/shop-process';
import { type Supplier, startSupplier } from '../support/supplier-process';

// The shipped configurations, in front of real shops. On a machine without the proxy or openssl its
// tests are skipped, and are told as skipped.

const host = 'shop.localhost';
const placed = z.object({ orderId: z.string() });
/** A tenth of what buyers may do otherwise, so that it is used up soon. */
const phoneLookups = Math.round(limits['phone-lookup'].perAddress / 10);

const proxies = [
  { name: 'nginx', start: startNginx, instances: 2 },
  { name: 'caddy', start: startCaddy, instances: 2 },
  { name: 'caddy', start: startCaddy, instances: 1 },
].map(({ name, ...more }) => {
  const file = findProgram('openssl') === undefined ? undefined : findProgram(name);
  const missing = file === undefined ? ' (skipped: not installed here)' : '';
  return { title: `${name} before ${more.instances}${missing}`, file, ...more };
});

let supplier: Supplier;
let checkout: CheckoutBody;
let postgres: PostgresServer;

const anyInstalled = proxies.some(({ file }) => file !== undefined);

beforeAll(async () => {
  if (!anyInstalled) return;
  supplier = await startSupplier();
  checkout = await steamCheckout(supplier);
  postgres = await startPostgres();
});
afterEach(hangUpAll);
afterAll(async () => {
  await endAllProcesses();
  await postgres?.stop();
});

describe.each(proxies)('$title', ({ title, file, start, instances }) => {
  let shops: Shop[];
  let proxy: RunningProxy;
  let plan: ProxyPlan;
  let origin: string;

  const browse = (from?: string) => Http2Browser.connect(origin, from);

  beforeAll(async () => {
    if (file === undefined) return;
    const [httpPort, httpsPort] = [await freePort(), await freePort()];
    origin = `https://${host}:${httpsPort}`;
    const DATABASE_URL = await postgres.createDatabase(title);
    const settings = { DATABASE_URL, SITE_URL: origin, TRUSTED_PROXIES: '1', BUYER_RATE: '0.1' };
    const one = () => startShop(supplier.origin, settings);
    shops = await Promise.all(Array.from({ length: instances }, one));
    plan = { host, httpPort, httpsPort, shopPorts: shops.map(({ port }) => port) };
    proxy = await start(file, plan);
  });
  afterAll(async () => {
    await proxy?.process.end('SIGKILL');
    await Promise.all((shops ?? []).map((shop) => shop.kill()));
  });

  it.skipIf(file === undefined)('speaks HTTP/2, and leads there from http', async () => {
    const visitor = await browse();
    expect(visitor.session.alpnProtocol).toBe('h2');
    const page = await visitor.call('/en/us/gift-cards');
    expect(page.status).toBe(200);
    expect(page.text).toContain('Steam');
    expect(page.headers['strict-transport-security']).toMatch(/max-age=\d+/);
    expect(page.headers['content-security-policy']).toContain('nonce-');
    const plain = request({
      host: '127.0.0.1',
      port: plan.httpPort,
      path: '/en/us?from=http',
      headers: { host },
    }).end();
    const [answer] = await once(plain, 'response');
    expect([301, 308]).toContain(answer.statusCode);
    expect(answer.headers.location).toMatch(
      /^https:\/\/shop\.localhost(:\d+)?\/en\/us\?from=http$/,
    );
    answer.resume();
  });

  it.skipIf(file === undefined)('sells, and tells the news of an order as it happens', async () => {
    const buyer = await browse();
    const validated = await buyer.call('/api/orders/validations', {
      method: 'POST',
      body: checkout,
    });
    expect(validated.status).toBe(200);
    expect([...buyer.cookies.keys()]).toEqual([expect.stringMatching(/^__Host-/)]);
    const answer = await buyer.call('/api/orders', {
      method: 'POST',
      body: checkout,
      headers: { 'idempotency-key': crypto.randomUUID() },
    });
    const { orderId } = placed.parse(JSON.parse(answer.text));
    const supplierId = await supplier.newestOrder();
    const path = `/api/orders/${orderId}`;
    const live = await buyer.follow(`${path}/subscribe`);
    expect(live.headers).toMatchObject({
      ':status': 200,
      'content-type': expect.stringMatching(/^text\/event-stream/),
    });
    expect(live.headers['content-encoding']).toBeUndefined();
    // Held back in a buffer, none of it would come before the end.
    await live.reached('awaiting-payment');
    await supplier.command(supplierId, 'pay-part');
    await live.reached('partly-paid');
    await supplier.deliver(supplierId);
    await live.reached('delivered');
    await live.ended;
    expect((await buyer.call(`/en/orders/${orderId}?q=secret`)).status).toBe(200);
    expect(proxy.log()).not.toContain(orderId);
  });

  it.skipIf(file === undefined)('lets nobody write the address they are counted by', async () => {
    const wish = { phone: '201 555 0123', country: 'US', locale: 'en' };
    const one = await browse();
    const ask = (turn: number) => {
      const forged = `203.0.113.${turn}`;
      const headers = {
        'x-forwarded-for': `${forged}, ${forged}`,
        'x-real-ip': forged,
        forwarded: `for=${forged}`,
      };
      return one.call('/api/phone-lookups', { method: 'POST', body: wish, headers });
    };
    for (let turn = 1; turn <= phoneLookups; turn += 1) expect((await ask(turn)).status).toBe(200);
    expect((await ask(phoneLookups + 1)).status).toBe(429);
    if (otherLoopback === '127.0.0.1') return;
    const other = await browse(otherLoopback);
    const theirs = await other.call('/api/phone-lookups', { method: 'POST', body: wish });
    expect(theirs.status).toBe(200);
  });

  it.skipIf(file === undefined)('leaves it to the shop to refuse what is too large', async () => {
    const visitor = await browse();
    const body = { ...checkout, email: 'x'.repeat(100_000) };
    const answer = await visitor.call('/api/orders/validations', { method: 'POST', body });
    expect(answer.status).toBe(413);
    expect(JSON.parse(answer.text)).toEqual({ error: { code: 'too-large' } });
  });

  if (instances > 1) {
    it.skipIf(file === undefined)('passes by an instance that is gone', async () => {
      const visitor = await browse();
      for (const shop of shops) {
        await shop.kill();
        for (let turn = 0; turn < 12; turn += 1) {
          expect((await visitor.call('/en/us')).status).toBe(200);
          // Caddy loses the body of a POST that it passes on, before 2.11.2.
          if (start !== startNginx) continue;
          const looked = await visitor.call('/api/links/look', { method: 'POST', body: {} });
          expect(looked.status).toBe(422);
        }
        await shop.restart();
      }
    });
  }

  it.skipIf(file === undefined)('writes no order down when no instance answers', async () => {
    const visitor = await browse();
    const [id, search] = ['AnOrderThatNobodyMayRead', 'a-search'];
    await Promise.all(shops.map((shop) => shop.kill()));
    const headers = { referer: `${origin}/en/orders/${id}` };
    const paths = [`/en/orders/${id}?q=${search}`, `/api/orders/${id}/subscribe`];
    const answers = await Promise.all(paths.map((path) => visitor.call(path, { headers })));
    for (const { status } of answers) expect([502, 503]).toContain(status);
    // Lines are written after the answers.
    await vi.waitFor(() => {
      for (const part of ['/en/orders', '/subscribe']) expect(proxy.log()).toContain(part);
    });
    for (const secret of [id, search]) expect(proxy.log()).not.toContain(secret);
    await Promise.all(shops.map((shop) => shop.restart()));
  });
});
