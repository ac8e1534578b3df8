import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { readLines } from '@/lib/log/log-fixtures';
import { BoughtOrder } from '../support/bought-order';
import { Collector } from '../support/collector';
import { leaveAllStreams, openEventStream } from '../support/event-stream';
import { endAllProcesses } from '../support/processes';
import { steamCheckout } from '../support/purchases';
import {
  nextStart,
  type Program,
  type Shop,
  type ShopSettings,
  startShop,
} from '../support/shop-process';
import { type Supplier, startSupplier } from '../support/supplier-process';
import { WebhookReceiver } from '../support/webhook-receiver';
import { foundIn, type Secrets, wholeLife } from '../support/whole-life';

let supplier: Supplier;

beforeAll(async () => {
  supplier = await startSupplier();
});
afterAll(endAllProcesses);

/** The shop as it always is, but that it names what it has loaded. */
const sayingPackages: Program = {
  args: (port) => ['--require', './e2e/support/say-packages.cjs', ...nextStart.args(port)],
};

const settingsFor = (collector: Collector, interval = '200') => ({
  OTEL_EXPORTER_OTLP_ENDPOINT: collector.endpoint,
  OTEL_EXPORTER_OTLP_HEADERS: 'x-api-key=a%2Ckey',
  OTEL_RESOURCE_ATTRIBUTES: 'deployment.environment.name=test',
  OTEL_METRIC_EXPORT_INTERVAL: interval,
  TRUSTED_PROXIES: '1',
});

describe('a whole life, measured', () => {
  const collector = new Collector();
  let secrets: Secrets;
  let shop: Shop;

  beforeAll(async () => {
    await collector.start();
    shop = await startShop(supplier.origin, settingsFor(collector));
    ({ secrets } = await wholeLife(supplier, shop));
    await shop.terminate();
  });
  afterAll(() => collector.stop());

  it('tells the collector nothing of buyers, orders and codes', () => {
    expect(collector.requests).toBeGreaterThan(2);
    expect(foundIn(collector.text(), secrets)).toEqual([]);
  });

  it('counts what happened', () => {
    const counted = (name: string, attributes: Record<string, string>) =>
      collector.latest(`shop.${name}`, attributes);
    expect(counted('order.attempts', { outcome: 'placed' })).toBe(1);
    expect(counted('order.attempts', { outcome: 'refused' })).toBeNull();
    expect(counted('order.states', { state: 'awaiting-payment' })).toBe(1);
    expect(counted('order.states', { state: 'delivered' })).toBe(1);
    const creation = { endpoint: 'POST /v5/orders', lane: 'order-write' };
    expect(counted('supplier.call.duration', { ...creation, outcome: 'ok' })).toBe(1);
    const check = { endpoint: 'POST /v5/orders/validations', outcome: 'refused' };
    expect(counted('supplier.call.duration', check)).toBe(1);
    const reads = { endpoint: 'GET /v5/orders/{id}', lane: 'order-read', outcome: 'ok' };
    expect(counted('supplier.call.duration', reads)).toBeGreaterThan(0);
    const stream = { endpoint: 'GET /v5/orders/{id}/subscribe', outcome: 'ok' };
    expect(counted('supplier.call.duration', stream)).toBe(1);
    expect(counted('supplier.held_back', { lane: 'catalogue' })).toBeGreaterThan(0);
    expect(counted('live.streams.opened', { after: 'nothing' })).toBe(1);
    expect(counted('cache.reads', { cache: 'brand', outcome: 'miss' })).toBeGreaterThan(0);
    expect(counted('cache.reads', { cache: 'brand', outcome: 'fresh' })).toBeGreaterThan(0);
    expect(counted('cache.reads', { cache: 'product', outcome: 'failed' })).toBeGreaterThan(0);
    expect(collector.text()).not.toContain('"endpoint","value":{"stringValue":"GET other"');
  });

  it('sends spans named by patterns', () => {
    const names = new Set(collector.spans().map(({ name }) => name));
    expect(names).toContain('GET /[locale]/orders/[orderId]');
    expect(names).toContain('POST /api/orders');
    expect(names).toContain('POST /v5/orders');
    expect([...names].filter((name) => /\/en\b|\[opaque\]/.test(name))).toEqual([]);
    const keys = collector.spans().flatMap(({ attributes }) => Object.keys(attributes));
    expect([...new Set(keys)]).not.toContain('http.target');
  });

  it('says which process it is, to who knows the key', () => {
    expect(collector.resource()).toMatchObject({
      'service.name': expect.any(String),
      'service.version': expect.any(String),
      'deployment.environment.name': 'test',
    });
    expect([...collector.keys()]).toEqual(['a,key']);
  });
});

describe('live orders', () => {
  const collector = new Collector();
  afterEach(leaveAllStreams);
  afterAll(() => collector.stop());

  it('are told of while they are followed, and who comes back to them', async () => {
    await collector.start();
    const settings = { ...settingsFor(collector), STREAM_SECONDS: '1' };
    const shop = await startShop(supplier.origin, settings);
    const checkout = await steamCheckout(supplier);
    const order = await BoughtOrder.buy(supplier, shop, checkout);
    const path = `/api/orders/${order.id}/subscribe`;
    const gauges = () => [
      collector.latest('shop.live.orders'),
      collector.latest('shop.live.streams'),
    ];
    const first = await openEventStream(order.buyer, path);
    await vi.waitFor(() => expect(gauges()).toEqual([1, 1]), { timeout: 5_000 });
    await first.ended;
    const second = await openEventStream(order.buyer, path);
    second.leave();
    await vi.waitFor(() => expect(gauges()).toEqual([0, 0]), { timeout: 5_000 });
    await openEventStream(order.buyer, path);
    const after = (how: string) => collector.latest('shop.live.streams.opened', { after: how });
    await vi.waitFor(() => expect(['nothing', 'rotation', 'break'].map(after)).toEqual([1, 1, 1]), {
      timeout: 5_000,
    });
    await shop.kill();
  });

  it('buyers turned away are counted by what they did too often', async () => {
    const settings = { ...settingsFor(collector), BUYER_RATE: '0.01' };
    const shop = await startShop(supplier.origin, settings);
    const lookup = { phone: '+5511991234567', country: 'BR', locale: 'en' };
    const buyer = shop.browser();
    const headers = { 'x-forwarded-for': '203.0.113.9' };
    for (let call = 0; call < 3; call += 1) {
      await buyer.post('/api/phone-lookups', lookup, { headers });
    }
    await shop.terminate();
    expect(collector.latest('shop.rate_limit.refusals')).toBeGreaterThan(0);
  });
});

describe('messages to a partner', () => {
  const collector = new Collector();
  const secret = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;
  afterAll(() => collector.stop());

  it('are counted as they are tried, and while they wait', async () => {
    await collector.start();
    const receiver = await new WebhookReceiver(secret).start();
    receiver.plan.push({ status: 503 });
    const settings = { WEBHOOK_URL: receiver.url, WEBHOOK_SECRET: secret };
    const shop = await startShop(supplier.origin, { ...settingsFor(collector), ...settings });
    const told = () => [
      collector.latest('shop.webhooks.tries', { outcome: 'delivered' }),
      collector.latest('shop.webhooks.tries', { outcome: 'failed' }),
      collector.latest('shop.webhooks.waiting'),
    ];
    await vi.waitFor(() => expect(told()).toEqual([null, null, 0]), { timeout: 5_000 });
    expect(collector.latest('shop.webhooks.oldest')).toBe(0);
    await BoughtOrder.buy(supplier, shop, await steamCheckout(supplier));
    await vi.waitFor(() => expect(told()).toEqual([null, 1, 1]), { timeout: 5_000 });
    expect(collector.latest('shop.webhooks.oldest')).toBeGreaterThan(0);
    await vi.waitFor(() => expect(told()).toEqual([1, 1, 0]), { timeout: 15_000 });
    await shop.kill();
    receiver.stop();
  });
});

describe.each(['failing', 'silent', 'gone'] as const)('a collector that is %s', (mood) => {
  it('costs a line, and no buyer anything', async () => {
    const collector = new Collector();
    await collector.start();
    const settings = settingsFor(collector);
    if (mood === 'gone') collector.stop();
    else collector.mood = mood;
    const shop = await startShop(supplier.origin, settings);
    const order = await BoughtOrder.buy(supplier, shop, await steamCheckout(supplier));
    expect((await order.buyer.get(`/en/orders/${order.id}`)).status).toBe(200);
    const failing = () =>
      readLines(shop.errors()).filter((line) => line.event === 'telemetry-failing');
    await vi.waitFor(() => expect(failing().length).toBeGreaterThan(0), { timeout: 15_000 });
    await order.buyer.get('/en/us');
    expect(await shop.terminate()).toEqual({ code: 143, signal: null });
    expect(failing().length).toBeLessThanOrEqual(2);
    collector.stop();
  });
});

describe('OpenTelemetry', () => {
  /** The packages that a shop has loaded by its end, when it was asked for a page. */
  async function loaded(settings: ShopSettings): Promise<string[]> {
    const shop = await startShop(supplier.origin, settings, sayingPackages);
    await shop.browser().get('/en/us');
    const [started] = readLines(shop.errors());
    const telemetry = 'OTEL_EXPORTER_OTLP_ENDPOINT' in settings;
    expect(started).toMatchObject({ event: 'started', telemetry });
    await shop.terminate();
    const [, packages = ''] = /^packages: (.*)$/m.exec(shop.output()) ?? [];
    return packages.split(' ').filter((name) => name.startsWith('@opentelemetry/'));
  }

  it('is loaded with a collector, and but for its interface not without one', async () => {
    const collector = new Collector();
    await collector.start();
    expect(await loaded(settingsFor(collector))).toContain('@opentelemetry/sdk-metrics');
    expect(await loaded({})).toEqual(['@opentelemetry/api']);
    collector.stop();
  });
});
