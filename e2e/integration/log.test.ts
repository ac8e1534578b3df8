import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readLines } from '@/lib/log/log-fixtures';
import type { LogLine } from '@/schemas/log-line';
import { endAllProcesses } from '../support/processes';
import { type Shop, startShop } from '../support/shop-process';
import { type Supplier, startSupplier } from '../support/supplier-process';
import { foundIn, type Secrets, wholeLife } from '../support/whole-life';

let supplier: Supplier;
let shop: Shop;
let secrets: Secrets;
let failedPage: string;
let lines: LogLine[];

beforeAll(async () => {
  supplier = await startSupplier();
  shop = await startShop(supplier.origin, {
    TRUSTED_PROXIES: '1',
    LOG_LEVEL: 'debug',
    SUPPLIER_RATE: '1000',
    RECEIPT_KEY: 'ab'.repeat(32),
  });
  ({ secrets, failedPage } = await wholeLife(supplier, shop));
  await shop.terminate();
  lines = readLines(shop.errors());
});
afterAll(endAllProcesses);

describe('what a shop writes in a whole life', () => {
  it('holds nothing of its buyers, their orders and their codes', () => {
    for (const [what, values] of Object.entries(secrets))
      expect([what, values]).not.toEqual([what, []]);
    expect(foundIn(shop.output() + shop.errors(), secrets)).toEqual([]);
  });

  it('would be found out if it did', () => {
    for (const [what, values] of Object.entries(secrets)) {
      const planted = `${shop.errors()}{"event":"library-said","text":"see ${values[0]}"}`;
      expect(foundIn(planted, secrets).join()).toContain(`${what}: `);
    }
  });

  it('is lines of the schema on standard error, and Next’s greeting on standard output', () => {
    expect(lines.length).toBeGreaterThan(4);
    expect(shop.output()).toMatch(/^▲ Next\.js /);
    expect(shop.output().trim().split('\n').length).toBeLessThan(8);
  });

  it('tells what happened, each once', () => {
    const events = lines.map(({ event }) => event);
    expect(events[0]).toBe('started');
    expect(events.at(-1)).toBe('stopping');
    expect(events.filter((event) => event === 'refusal-unknown')).toHaveLength(1);
    expect(events).toContain('supplier-left-alone');
    expect(events.filter((event) => event === 'store-unavailable')).toHaveLength(1);
    expect(events.filter((event) => event === 'request-failed')).toHaveLength(1);
    expect(events).not.toContain('uncaught');
    expect(lines.filter(({ event }) => event === 'library-said')).toEqual([]);
  });

  it('names the failed request by its pattern and by the digest that stands in its page', () => {
    const failed = lines.find(({ event }) => event === 'request-failed');
    expect(failed).toMatchObject({
      route: '/[locale]/orders/[orderId]',
      method: 'GET',
      digest: expect.stringMatching(/^\d+$/),
      fault: { name: 'StoreError', message: expect.stringContaining('no such table: grants') },
    });
    expect(failed !== undefined && 'digest' in failed && failedPage).toContain(
      failed !== undefined && 'digest' in failed ? failed.digest : 'a digest',
    );
  });
});

describe('a shop whose log nobody reads any more', () => {
  it('serves on, and ends when it is told to', async () => {
    const shop = await startShop(supplier.origin);
    shop.stopReading();
    await supplier.addFault({ path: '/*', kind: 'status', status: 500 });
    const visitor = shop.browser();
    for (const country of ['us', 'de', 'fr', 'br', 'it', 'es']) {
      await visitor.get(`/en/${country}/gift-cards`);
    }
    await supplier.clearFaults();
    expect((await visitor.get('/api/health')).status).toBe(200);
    expect(await shop.terminate()).toEqual({ code: 143, signal: null });
  });
});
