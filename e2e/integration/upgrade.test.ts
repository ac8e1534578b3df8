import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tokenHash } from '@/lib/order/link-token';
import { openSession } from '@/lib/session';
import { connect } from '@/lib/store/database';
import { type Level, leftAt, levels, numberOf } from '@/lib/store/upgrade-fixtures';
import { freePort } from '@/scripts/lib/ports.mjs';
import { BoughtOrder } from '../support/bought-order';
import { pathBehind } from '../support/links';
import { endAllProcesses } from '../support/processes';
import { steamCheckout } from '../support/purchases';
import { Shop, startShop, testSecret } from '../support/shop-process';
import { type Supplier, startSupplier } from '../support/supplier-process';

// A shop is started on what earlier ones have left, in the middle of an order.

let supplier: Supplier;
let before: Shop;
let order: BoughtOrder;

beforeAll(async () => {
  supplier = await startSupplier();
  before = await startShop(supplier.origin);
  order = await BoughtOrder.buy(supplier, before, await steamCheckout(supplier));
  await before.kill();
});
afterAll(endAllProcesses);

const token = 'a-link-that-was-made-before-the-upgrade_____';

/** The database of a shop of that time in which the order was placed, and a link made if there were any. */
async function writeDatabase(level: Level, sqliteFile: string): Promise<void> {
  const options = { databaseUrl: undefined, sqliteFile };
  await leftAt(level, options);
  const session = await openSession(order.buyer.cookies.get('shop-session') ?? '', [testSecret]);
  const now = Date.now();
  const { db } = await connect(options);
  await sql`insert into orders (id, supplier_id, created_at, last_state, last_state_at)
    values (${order.id}, ${order.supplierId}, ${now}, 'awaiting-payment', ${now})`.execute(db);
  await sql`insert into grants (order_id, session_id, obtained, created_at)
    values (${order.id}, ${session}, 'placed', ${now})`.execute(db);
  if (numberOf(level) >= 6) {
    const hash = tokenHash(token.slice(0, 43));
    await sql`insert into links (id, hash, purpose, order_id, created_by, created_at, expires_at)
      values ('link-before', ${hash}, 'keep', ${order.id}, ${session}, ${now}, ${now + 3_600_000})`.execute(
      db,
    );
  }
  await db.destroy();
}

async function startOn(level: Level): Promise<Shop> {
  const port = await freePort();
  const shop = new Shop(port, {
    API_URL: supplier.origin,
    PARTNER_ID: 'integration-partner',
    SESSION_SECRET: testSecret,
    SITE_URL: `http://localhost:${port}`,
    SUPPLIER_RATE: '1000',
    BUYER_RATE: '1000',
  });
  await writeDatabase(level, join(shop.dataDir, 'shop.sqlite'));
  await shop.start();
  return shop;
}

describe('a shop started on a database left at', () => {
  const some = levels.filter((level) => [1, 5, 8].includes(numberOf(level)));

  it.each(some)('$name goes on with the order', async (level) => {
    const shop = await startOn(level);
    const buyer = order.buyer.movedTo(shop);
    const [snapshot, page, list] = await Promise.all([
      buyer.get(`/api/orders/${order.id}`),
      buyer.get(`/en/orders/${order.id}`),
      buyer.get('/en/orders'),
    ]);
    expect([snapshot.status, page.status]).toEqual([200, 200]);
    expect(JSON.parse(snapshot.text).state).toBe('awaiting-payment');
    expect(list.text).toContain(order.id);
    expect((await shop.browser().get(`/api/orders/${order.id}`)).status).toBe(404);
    if (numberOf(level) >= 6) {
      const phone = shop.browser();
      expect(await pathBehind(phone, token.slice(0, 43))).toBe(`/orders/${order.id}`);
      expect((await phone.get(`/api/orders/${order.id}`)).status).toBe(200);
    }
    expect(shop.complaints()).toBe('');
    await shop.kill();
  });
});

it('a shop of before refuses a database of a newer one, in a sentence', async () => {
  const shop = await startOn(levels[0] ?? { name: '', statements: [] });
  await shop.kill();
  const { db } = await connect({
    databaseUrl: undefined,
    sqliteFile: join(shop.dataDir, 'shop.sqlite'),
  });
  await db.insertInto('migrations').values({ name: '9999-to-come', applied_at: 1 }).execute();
  await db.destroy();
  await expect(shop.start()).rejects.toThrow(/DATA_DIR: the database .* cannot be opened/);
});
