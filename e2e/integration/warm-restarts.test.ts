import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Browser } from '../support/api-client';
import { endAllProcesses } from '../support/processes';
import { ShopDatabase } from '../support/shop-database';
import { type Shop, startShop } from '../support/shop-process';
import { callsTo, startSupplier } from '../support/supplier-process';

const supplier = await startSupplier();
let shop: Shop;

beforeEach(async () => {
  await supplier.clearFaults();
  await supplier.clearJournal();
});
afterAll(endAllProcesses);

/** A shop that knows nothing yet, at the rate a partner gets without asking. */
async function openShop(): Promise<Browser> {
  await shop?.kill();
  shop = await startShop(supplier.origin, { SUPPLIER_RATE: '1' });
  return shop.browser();
}

const hourMs = 3_600_000;

/** For what is written, or asked for, after the page was answered. */
const patience = { timeout: 10_000 };

// Each test starts two shops one after the other.
describe('a restart', { timeout: 90_000 }, () => {
  it('leaves the shop with what it last knew, though the supplier is down', async () => {
    const buyer = await openShop();
    const before = await buyer.get('/en/us/gift-cards/steam');
    expect(before.text).toContain('Steam');
    await supplier.addFault({ path: '/*', kind: 'reset' });
    await shop.restart();
    expect((await buyer.get('/en/us/gift-cards')).text).toContain('Steam');
    const after = await buyer.get('/en/us/gift-cards/steam');
    expect(after.status).toBe(200);
    expect(after.text).toContain('53.20 USDC');
  });

  it('asks for nothing that was read just before', async () => {
    const buyer = await openShop();
    const paths = ['/en/us', '/en/us/gift-cards', '/de/us/gift-cards/steam', '/en/us/search?q=ste'];
    for (const path of paths) expect((await buyer.get(path)).status).toBe(200);
    const database = ShopDatabase.ofShop(shop);
    await vi.waitFor(async () => {
      for (const kind of ['brands', 'prices', 'words', 'coins', 'currencies', 'featured']) {
        expect([kind, await database.keptCopies(kind)]).toEqual([kind, 1]);
      }
    }, patience);
    await supplier.clearJournal();
    await shop.restart();
    for (const path of paths) expect((await buyer.get(path)).status).toBe(200);
    expect((await buyer.get('/de/us/gift-cards/steam')).text).toContain('53.20');
    expect(await supplier.journal()).toEqual([]);
  });

  it('keeps nobody waiting for what is known, and asks for each thing once', async () => {
    const buyer = await openShop();
    const known = [
      ['/en/us', '/en/us/gift-cards/steam'],
      ['/en/us/gift-cards', '/en/us/gift-cards/steam'],
      ['/en/us/gift-cards/steam', '53.20 USDC'],
    ] as const;
    for (const [path] of known) await buyer.get(path);
    const database = ShopDatabase.ofShop(shop);
    await vi.waitFor(async () => expect(await database.keptCopies('featured')).toBe(1), patience);
    await shop.kill();
    await database.ageCatalogue(hourMs);
    // Longer than anybody would be answered after: who waited for the supplier would have nothing.
    await supplier.addFault({ path: '/*', kind: 'delay', ms: 15_000 });
    await supplier.clearJournal();
    await shop.restart();
    const crowd = Array.from({ length: 30 }, async (_, at) => {
      const [path, word] = known[at % known.length] ?? ['/', 'nothing'];
      return [path, (await buyer.get(path)).text.includes(word)];
    });
    for (const [path, isKnown] of await Promise.all(crowd)) {
      expect([path, isKnown]).toEqual([path, true]);
    }
    await vi.waitFor(async () => {
      const journal = await supplier.journal();
      for (const path of ['/v2/brands', '/v3/payment_vias', '/v5/products/country/US']) {
        expect([path, callsTo(journal, path)]).toEqual([path, 1]);
      }
    }, patience);
  });

  it('asks no sooner again where a refresh has failed', async () => {
    const buyer = await openShop();
    await buyer.get('/en/us/gift-cards');
    const database = ShopDatabase.ofShop(shop);
    await vi.waitFor(async () => expect(await database.keptCopies('brands')).toBe(1), patience);
    await shop.kill();
    await database.ageCatalogue(hourMs);
    await supplier.addFault({ path: '/v2/brands', kind: 'status', status: 404 });
    await supplier.clearJournal();
    await shop.restart();
    expect((await buyer.get('/en/us/gift-cards')).text).toContain('Steam');
    await vi.waitFor(
      async () => expect(callsTo(await supplier.journal(), '/v2/brands')).toBe(1),
      patience,
    );
    for (let visit = 0; visit < 20; visit += 1) {
      expect((await buyer.get('/en/us/gift-cards')).text).toContain('Steam');
    }
    expect(callsTo(await supplier.journal(), '/v2/brands')).toBe(1);
  });
});
