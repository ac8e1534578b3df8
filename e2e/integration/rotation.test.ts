import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Browser } from '../support/api-client';
import { type PostgresServer, startPostgres } from '../support/postgres';
import { endAllProcesses } from '../support/processes';
import { type CheckoutBody, steamCheckout } from '../support/purchases';
import { type Shop, startShop } from '../support/shop-process';
import { type Supplier, startSupplier } from '../support/supplier-process';

// Secrets are changed while orders are open, one instance after the other: docs/operations.md.

type Secrets = { SESSION_SECRET: string; RECEIPT_KEY: string };
type Member = { browser: Browser; orderId: string; receipt: string };

const old: Secrets = { SESSION_SECRET: 'o'.repeat(40), RECEIPT_KEY: 'a'.repeat(64) };
const fresh: Secrets = { SESSION_SECRET: 'n'.repeat(40), RECEIPT_KEY: 'b'.repeat(64) };
const both = (first: Secrets, second: Secrets): Secrets => ({
  SESSION_SECRET: `${first.SESSION_SECRET},${second.SESSION_SECRET}`,
  RECEIPT_KEY: `${first.RECEIPT_KEY},${second.RECEIPT_KEY}`,
});

let supplier: Supplier;
let postgres: PostgresServer;
let checkout: CheckoutBody;
let one: Shop;
let other: Shop;

beforeAll(async () => {
  supplier = await startSupplier();
  checkout = await steamCheckout(supplier);
  postgres = await startPostgres();
  const DATABASE_URL = await postgres.createDatabase('shop');
  one = await startShop(supplier.origin, { DATABASE_URL, ...old });
  other = await startShop(supplier.origin, { DATABASE_URL, SITE_URL: one.origin, ...old });
});
afterAll(async () => {
  await endAllProcesses();
  await postgres?.stop();
});

/** A buyer at one of the instances, with an order that was paid, and its receipt. */
async function buyerAt(shop: Shop): Promise<Member> {
  const browser = shop.browser();
  const orderId = await browser.buy(checkout);
  await supplier.deliver(await supplier.newestOrder());
  const { status, text } = await browser.get(`/api/orders/${orderId}/receipt`);
  expect(status).toBe(200);
  return { browser, orderId, receipt: text };
}

/** Whether an instance knows a buyer's browser, and a receipt for one of the shop's. */
async function knows(shop: Shop, { browser, orderId, receipt }: Member) {
  const visitor = browser.movedTo(shop);
  const order = await visitor.get(`/api/orders/${orderId}`);
  const verdict = await visitor.post('/api/receipts/verifications', { text: receipt });
  return [order.status === 200, JSON.parse(verdict.text).outcome];
}

/** A checkout at an instance, as a buyer who comes to it makes one; it seals the cookie anew. */
async function checkOutAt(shop: Shop, member: Member): Promise<Member> {
  const browser = member.browser.movedTo(shop);
  expect((await browser.validate(checkout)).status).toBe(200);
  return { ...member, browser };
}

describe('secrets changed in three rounds', () => {
  const rounds: [string, Secrets][] = [
    ['the new one is known', both(old, fresh)],
    ['the new one seals', both(fresh, old)],
  ];
  const members: Member[] = [];

  it.each(rounds)('keep every buyer at every moment: %s', async (_, secrets) => {
    for (const restarted of [one, other]) {
      await restarted.restart(secrets);
      // Now the two of them differ, or not any more.
      members.push(await buyerAt(one), await buyerAt(other));
      for (const member of members) {
        for (const shop of [one, other]) {
          expect(await knows(shop, member)).toEqual([true, 'valid']);
          const moved = await checkOutAt(shop, member);
          for (const next of [one, other])
            expect(await knows(next, moved)).toEqual([true, 'valid']);
        }
      }
    }
  });

  it('end with the old one taken away from those whom it alone has sealed', async () => {
    const [early] = members;
    const late = members.at(-1);
    if (early === undefined || late === undefined) throw new Error('There are no buyers.');
    const back = await checkOutAt(one, early);
    for (const restarted of [one, other]) {
      await restarted.restart(fresh);
      for (const shop of [one, other]) {
        expect(await knows(shop, late)).toEqual([true, 'valid']);
        // Who has been to a checkout meanwhile keeps their orders.
        expect((await knows(shop, back))[0]).toBe(true);
      }
    }
    expect(await knows(one, early)).toEqual([false, 'unknown-key']);
  });
});

it('the new secret put in front at once is not known to the instance that comes second', async () => {
  await one.restart(old);
  await other.restart(old);
  await one.restart(both(fresh, old));
  const member = await buyerAt(one);
  expect(await knows(one, member)).toEqual([true, 'valid']);
  // This is why there are three rounds.
  expect(await knows(other, member)).toEqual([false, 'unknown-key']);
});
