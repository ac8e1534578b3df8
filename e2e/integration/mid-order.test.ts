import { Client } from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import * as z from 'zod';
import { revealSchema } from '@/schemas/reveal';
import { type Answer, type Browser, failure, placedId } from '../support/api-client';
import { leaveAllStreams, openEventStream } from '../support/event-stream';
import { linkTo, look, openAgain } from '../support/links';
import { startPostgres } from '../support/postgres';
import { endAllProcesses } from '../support/processes';
import { type CheckoutBody, steamCheckout } from '../support/purchases';
import { type Shop, startShop } from '../support/shop-process';
import { type Supplier, startSupplier } from '../support/supplier-process';

// The shop ends in the middle of an order: as a crash ends it, and as a supervisor does.

type Signal = 'SIGKILL' | 'SIGTERM';
const signals: Signal[] = ['SIGKILL', 'SIGTERM'];

const receiptKey = '7'.repeat(64);
const codes = z.object({
  deliveries: z.array(
    z.object({ id: z.string(), deliverable: z.object({ pin_code: z.string() }) }),
  ),
});

let supplier: Supplier;
let shop: Shop;
let checkout: CheckoutBody;
let buyer: Browser;

beforeAll(async () => {
  supplier = await startSupplier();
  checkout = await steamCheckout(supplier);
  shop = await startShop(supplier.origin, { RECEIPT_KEY: receiptKey });
});
beforeEach(async () => {
  buyer = shop.browser();
  await supplier.clearJournal();
});
afterEach(async () => {
  leaveAllStreams();
  await supplier.clearFaults();
});
afterAll(endAllProcesses);

const end = async (at: Shop, signal: Signal) =>
  signal === 'SIGKILL' ? await at.kill() : expect((await at.terminate()).code).toBe(143);

/** Ends the shop while the supplier is being asked; the answer it still gave, if any. */
async function endDuring(signal: Signal, path: string, ask: () => Promise<Answer>) {
  await supplier.clearJournal();
  await supplier.addFault({ path, kind: 'delay', ms: 1500, times: 1 });
  const asked = ask().catch(() => null);
  await vi.waitFor(
    async () => expect((await supplier.journal()).some((call) => call.path === path)).toBe(true),
    { timeout: 5000, interval: 20 },
  );
  await end(shop, signal);
  const answer = await asked;
  expect(answer !== null).toBe(signal === 'SIGTERM');
  await supplier.clearFaults();
  await shop.start();
  return answer;
}

/** An order of the buyer's and what the supplier calls it. */
async function bought(): Promise<{ id: string; supplierId: string }> {
  return { id: await buyer.buy(checkout), supplierId: await supplier.newestOrder() };
}

async function delivered() {
  const order = await bought();
  await supplier.deliver(order.supplierId);
  const body = codes.parse(await supplier.call('GET', `/v5/orders/${order.supplierId}`));
  const [delivery] = body.deliveries;
  if (delivery === undefined) throw new Error('The order has no delivery.');
  const path = `/api/orders/${order.id}/deliveries/${delivery.id}`;
  return { ...order, path, code: delivery.deliverable.pin_code };
}

const revealedIn = ({ text }: Answer) => revealSchema.parse(JSON.parse(text));

describe.each(signals)('a %s', (signal) => {
  it('while the order is being checked leaves it to be checked again', async () => {
    const key = crypto.randomUUID();
    await endDuring(signal, '/v5/orders/validations', () => buyer.validate(checkout));
    expect((await buyer.validate(checkout)).status).toBe(200);
    const order = placedId(await buyer.place(checkout, key));
    expect(placedId(await buyer.place(checkout, key))).toBe(order);
    expect(await supplier.creations()).toBe(1);
  });

  it('while the supplier makes the order never makes another', async () => {
    const key = crypto.randomUUID();
    await buyer.validate(checkout);
    const before = (await supplier.orders()).length;
    const answer = await endDuring(signal, '/v5/orders', () => buyer.place(checkout, key));
    const again = [await buyer.place(checkout, key), await buyer.place(checkout, key)];
    const question = await buyer.post('/api/orders/attempts', { key });
    if (answer === null) {
      expect(again.map(failure)).toEqual(['409 unconfirmed', '409 unconfirmed']);
      expect(JSON.parse(question.text)).toEqual({ status: 'unconfirmed' });
    } else {
      const orderId = placedId(answer);
      expect(again.map(placedId)).toEqual([orderId, orderId]);
      expect(JSON.parse(question.text)).toEqual({ status: 'placed', orderId });
    }
    expect(await supplier.creations()).toBe(1);
    expect((await supplier.orders()).length).toBeLessThanOrEqual(before + 1);
  });

  it('before it is paid, watched on three tabs, asks for the same money at the same place', async () => {
    const { id, supplierId } = await bought();
    const path = `/api/orders/${id}/subscribe`;
    const open = () => openEventStream(buyer, path);
    const tabs = await Promise.all([open(), open(), open()]);
    const [before] = await Promise.all(tabs.map((tab) => tab.reached('awaiting-payment')));
    await end(shop, signal);
    const ends = await Promise.all(tabs.map((tab) => tab.ended));
    expect(ends).toEqual(tabs.map(() => signal === 'SIGTERM'));
    await shop.start();
    const again = await open();
    const after = await again.reached('awaiting-payment');
    const { address, due, coin, network } = after;
    expect(before).toMatchObject({ address, due, coin, network });
    await supplier.deliver(supplierId);
    await again.reached('delivered');
  });

  it('after a part was paid knows of it, and asks for the rest', async () => {
    const { id, supplierId } = await bought();
    await supplier.command(supplierId, 'pay-part');
    const path = `/api/orders/${id}`;
    const before = JSON.parse((await buyer.get(path)).text);
    expect(before.state).toBe('partly-paid');
    await end(shop, signal);
    await shop.start();
    const after = JSON.parse((await buyer.get(path)).text);
    expect({ ...after, expiresInMs: 0 }).toEqual({ ...before, expiresInMs: 0 });
  });

  it('between payment and delivery loses nothing of what comes meanwhile', async () => {
    const { id, supplierId } = await bought();
    await supplier.command(supplierId, 'pay');
    const path = `/api/orders/${id}`;
    expect((await buyer.get(path)).text).toMatch(/"state":"(?:seen|paid|delivering)"/);
    await end(shop, signal);
    await supplier.advance(60);
    await shop.start();
    const { state, deliveries } = JSON.parse((await buyer.get(path)).text);
    expect(state).toBe('delivered');
    const code = await buyer.post(`${path}/deliveries/${deliveries[0].id}`);
    expect(revealedIn(code).code).toMatch(/^SIMULATED-/);
  });

  it('while a code is being revealed leaves it to be revealed', async () => {
    const { supplierId, path, code } = await delivered();
    const answer = await endDuring(signal, `/v5/orders/${supplierId}`, () => buyer.post(path));
    const after = revealedIn(await buyer.post(path));
    expect(after.code).toBe(code);
    // The first time is the one that counts.
    if (answer !== null) expect(revealedIn(answer)).toEqual(after);
    expect((await shop.browser().post(path)).status).toBe(404);
  });

  it('while a receipt is made leaves it to be made', async () => {
    const { id, supplierId } = await delivered();
    const take = () => buyer.get(`/api/orders/${id}/receipt`);
    const answer = await endDuring(signal, `/v5/orders/${supplierId}`, take);
    const receipts = [answer, await take()].filter((each) => each !== null);
    for (const { status, text } of receipts) {
      expect(status).toBe(200);
      const verdict = await buyer.post('/api/receipts/verifications', { text });
      expect(JSON.parse(verdict.text).outcome).toBe('valid');
    }
  });
});

describe('on PostgreSQL, where what is being written can be held up', () => {
  let shared: Shop;
  let database: string;
  let stopPostgres = async () => {};

  beforeAll(async () => {
    const postgres = await startPostgres();
    stopPostgres = postgres.stop;
    database = await postgres.createDatabase('shop');
    shared = await startShop(supplier.origin, { DATABASE_URL: database });
  });
  beforeEach(() => {
    buyer = shared.browser();
  });
  afterAll(async () => {
    await shared?.kill();
    await stopPostgres();
  });

  async function query(text: string): Promise<number> {
    const client = new Client({ connectionString: database });
    await client.connect();
    const { rowCount } = await client.query(text).finally(() => client.end());
    return rowCount ?? 0;
  }

  /** Ends the shop while it waits to write, which it may once it was told to end. */
  async function endWhileWriting(signal: Signal, lock: string, ask: () => Promise<Answer>) {
    const holder = new Client({ connectionString: database });
    await holder.connect();
    await holder.query('begin');
    await holder.query(lock);
    const asked = ask().catch(() => null);
    const waiting = `select 1 from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock'`;
    await vi.waitFor(async () => expect(await query(waiting)).toBe(1), { timeout: 5000 });
    const ending = end(shared, signal);
    if (signal === 'SIGKILL') await ending;
    await holder.query('rollback');
    await holder.end();
    await ending;
    const answer = await asked;
    expect(answer !== null).toBe(signal === 'SIGTERM');
    await vi.waitFor(async () => expect(await query(waiting)).toBe(0), { timeout: 5000 });
    await shared.start();
    return answer;
  }

  it.each(signals)(
    'a %s between the supplier’s answer and the store never makes a second order',
    async (signal) => {
      const key = crypto.randomUUID();
      await buyer.validate(checkout);
      await supplier.clearJournal();
      const lock = 'lock table orders in share row exclusive mode';
      const answer = await endWhileWriting(signal, lock, () => buyer.place(checkout, key));
      const again = await buyer.place(checkout, key);
      if (answer === null) {
        expect(failure(again)).toBe('409 in-progress');
        await query(`update attempts set started_at = started_at - 60000 where key = '${key}'`);
        expect(failure(await buyer.place(checkout, key))).toBe('409 unconfirmed');
      } else expect(placedId(again)).toBe(placedId(answer));
      expect(await supplier.creations()).toBe(1);
    },
  );

  it.each(signals)('a %s while a link is opened leaves it to whom it was for', async (signal) => {
    const id = await buyer.buy(checkout);
    const token = await linkTo(buyer, id, 'device');
    const [phone, stranger] = [shared.browser(), shared.browser()];
    await Promise.all([look(phone, token), look(stranger, token)]);
    const lock = `select id from orders where id = '${id}' for update`;
    await endWhileWriting(signal, lock, () => phone.post('/api/links/open', { token }));
    const opened = { kind: 'opened', path: `/orders/${id}` };
    expect(await openAgain(phone, token)).toEqual(opened);
    expect(await openAgain(stranger, token)).toEqual({ kind: 'gone', why: 'opened' });
    expect((await phone.get(`/api/orders/${id}`)).status).toBe(200);
    expect((await stranger.get(`/api/orders/${id}`)).status).toBe(404);
  });
});
