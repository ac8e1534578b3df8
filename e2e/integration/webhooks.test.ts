import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { BoughtOrder } from '../support/bought-order';
import { startPostgres } from '../support/postgres';
import { endAllProcesses } from '../support/processes';
import { buyerEmail, type CheckoutBody, steamCheckout } from '../support/purchases';
import { ShopDatabase } from '../support/shop-database';
import { type Shop, startShop } from '../support/shop-process';
import { type Supplier, startSupplier } from '../support/supplier-process';
import { type Behaviour, WebhookReceiver } from '../support/webhook-receiver';

// A partner who is told of orders, over real sockets, by a shop that was built as for real.

const secret = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;
const older = `whsec_${Buffer.alloc(24, 9).toString('base64')}`;
const patience = { timeout: 20_000, interval: 50 };
const delivered = ['order.created', 'order.paid', 'order.delivered'];

let supplier: Supplier;
let receiver: WebhookReceiver;
let shop: Shop;
let database: ShopDatabase;
let checkout: CheckoutBody;

beforeAll(async () => {
  supplier = await startSupplier();
  receiver = await new WebhookReceiver(secret).start();
  checkout = await steamCheckout(supplier);
  const WEBHOOK_SECRET = `${older},${secret}`;
  shop = await startShop(supplier.origin, { WEBHOOK_URL: receiver.url, WEBHOOK_SECRET });
  database = ShopDatabase.ofShop(shop);
});
beforeEach(() => {
  receiver.plan.splice(0);
});
afterEach(async () => {
  await supplier.clearFaults();
  expect(receiver.refused).toEqual([]);
  expect(shop.complaints()).toBe('');
});
afterAll(async () => {
  receiver.stop();
  await endAllProcesses();
});

/** An order whose browser is never heard of again. */
async function buyAndLeave(mailTag = ''): Promise<BoughtOrder> {
  return await BoughtOrder.buy(supplier, shop, checkout, mailTag);
}

/** Has the shop look at an order now rather than within its usual minute. */
const look = ({ id }: BoughtOrder) => database.makeDue(id);

/** The messages of an order once each has been tried at least so often. */
async function tried(order: BoughtOrder, tries = 1) {
  return await vi.waitFor(async () => {
    const messages = await database.messages(order.id);
    expect(messages.length).toBeGreaterThan(0);
    for (const message of messages) {
      expect(message.tries).toBeGreaterThanOrEqual(tries);
      expect(message.last_failure ?? message.delivered_at).not.toBeNull();
    }
    return messages;
  }, patience);
}

describe('an order whose browser goes away', () => {
  it('is told to the partner from its creation to its delivery', async () => {
    const order = await buyAndLeave();
    await receiver.hears(order.id, 'order.created');
    await order.deliver();
    await look(order);
    await receiver.hears(order.id, ...delivered);
    const [created, , done] = receiver.about(order.id);
    expect(created?.payload.data).toEqual({
      orderId: order.id,
      state: 'awaiting-payment',
      createdAt: expect.any(String),
      stateAt: created?.payload.data.createdAt,
      coin: 'USDC',
      network: 'Base',
    });
    expect(done?.payload.data).toMatchObject({ state: 'delivered' });
    expect(done?.headers['user-agent']).toBe('webhooks/1');
    expect(done?.path).toBe('/hooks');
    const messages = await tried(order);
    expect(messages.map(({ tries, next_try_at }) => [tries, next_try_at])).toEqual(
      Array(3).fill([1, null]),
    );
    expect((await database.order(order.id)).next_look_at).toBeNull();
  });

  it('is told as it comes about: money in part, none in time, and then late', async () => {
    const order = await buyAndLeave();
    await supplier.command(order.supplierId, 'expire');
    await look(order);
    const closed = ['order.created', 'order.closed expired'];
    await receiver.hears(order.id, ...closed);
    await supplier.command(order.supplierId, 'pay-part');
    await look(order);
    const late = [...closed, 'order.needs-attention paid-late'];
    await receiver.hears(order.id, ...late);
    await order.deliver();
    await look(order);
    await receiver.hears(order.id, ...late, 'order.paid', 'order.delivered');
  });

  it('is told to need somebody where it does', async () => {
    const order = await buyAndLeave();
    await supplier.command(order.supplierId, 'review');
    await look(order);
    await receiver.hears(order.id, 'order.created', 'order.needs-attention in-review');
  });
});

describe('what a partner is told', () => {
  it('holds no code, nobody’s address, nothing to pay to, and nothing that opens the order', async () => {
    const order = await buyAndLeave();
    const wire = await order.deliver();
    await order.shown();
    await receiver.hears(order.id, ...delivered);
    const codes = wire.deliveries.map(({ deliverable }) => deliverable.pin_code ?? '');
    expect(codes[0]).not.toBe('');
    const cookies = [...order.buyer.cookies.values()];
    const secrets = [...codes, buyerEmail, wire.wallet_address ?? '', order.supplierId, ...cookies];
    for (const { body, headers } of receiver.about(order.id)) {
      const whole = body + JSON.stringify(headers);
      for (const one of secrets) expect(whole).not.toContain(one);
      expect(whole).not.toMatch(/SIMULATED|margarethe|refillery/i);
    }
    const stranger = shop.browser();
    expect((await stranger.get(`/api/orders/${order.id}`)).status).toBe(404);
  });

  it('is told at once of what a buyer’s own page sees', async () => {
    const order = await buyAndLeave();
    await supplier.command(order.supplierId, 'pay-part');
    await order.shown();
    await receiver.hears(order.id, 'order.created', 'order.needs-attention partly-paid');
    await order.shown();
    expect(await database.messages(order.id)).toHaveLength(2);
  });
});

describe('a receiver that', () => {
  it.each<{ what: string; does: Behaviour; failure: string }>([
    { what: 'fails', does: { status: 500 }, failure: 'status-500' },
    { what: 'knows of no such thing', does: { status: 404 }, failure: 'status-404' },
    { what: 'hangs up', does: 'drop', failure: 'interrupted' },
    {
      what: 'sends elsewhere',
      does: { status: 302, headers: { location: '/elsewhere' } },
      failure: 'status-302',
    },
  ])('$what is told again later, with the same message', async ({ does, failure }) => {
    receiver.plan.push(does);
    const order = await buyAndLeave();
    const [message] = await tried(order);
    expect(message).toMatchObject({ tries: 1, last_failure: failure, delivered_at: null });
    const [before] = receiver.about(order.id);
    await database.sendNow();
    await vi.waitFor(async () => {
      const [again] = await database.messages(order.id);
      expect(again).toMatchObject({ last_failure: null, next_try_at: null });
    }, patience);
    const came = receiver.received.filter(({ payload }) => payload.data.orderId === order.id);
    expect(came.map(({ id, body, path }) => [id, body, path])).toEqual(
      Array(2).fill([before?.id, before?.body, '/hooks']),
    );
  });

  it('is gone is told no more', async () => {
    receiver.plan.push({ status: 410 });
    const order = await buyAndLeave();
    const [message] = await tried(order);
    expect(message).toMatchObject({ last_failure: 'status-410', next_try_at: null });
  });

  it('asks for time gets it', async () => {
    receiver.plan.push({ status: 503, headers: { 'retry-after': '3000' } });
    const order = await buyAndLeave();
    const [message] = await tried(order);
    expect(message?.next_try_at).toBeGreaterThan(Date.now() + 2_000_000);
    await database.sendNow();
    await tried(order, 2);
  });

  it('does not answer one message hears the others all the same', async () => {
    receiver.plan.push('hang');
    const silent = await buyAndLeave();
    await receiver.hears(silent.id, 'order.created');
    const others = [await buyAndLeave(), await buyAndLeave()];
    for (const other of others) {
      expect((await tried(other))[0]?.delivered_at).not.toBeNull();
    }
    expect((await database.messages(silent.id))[0]).toMatchObject({ delivered_at: null });
  });
});

describe('a shop that is killed', () => {
  it('tells what it had not told, and what it was telling', async () => {
    receiver.plan.push('hang', { status: 500 });
    const telling = await buyAndLeave();
    await receiver.hears(telling.id, 'order.created');
    const waiting = await buyAndLeave();
    await tried(waiting);
    await shop.kill();
    await telling.deliver();
    await shop.restart();
    expect((await database.messages(telling.id))[0]).toMatchObject({ delivered_at: null });
    await database.sendNow();
    await look(telling);
    await receiver.hears(telling.id, ...delivered);
    await tried(waiting, 2);
    for (const { delivered_at } of await tried(telling)) expect(delivered_at).not.toBeNull();
    const ids = receiver.received.map(({ id }) => id);
    const [{ id: first = '' } = {}] = receiver.about(telling.id);
    expect(ids.filter((id) => id === first)).toHaveLength(2);
  });

  it('ends as a supervisor asks, with a message on its way', async () => {
    receiver.plan.push('hang');
    const order = await buyAndLeave();
    await receiver.hears(order.id, 'order.created');
    expect(await shop.terminate()).toEqual({ code: 143, signal: null });
    await shop.restart();
    await database.sendNow();
    await tried(order, 2);
  });
});

describe('two shops on one PostgreSQL', () => {
  it('tell each fact once, however many see it', async () => {
    const postgres = await startPostgres();
    try {
      const DATABASE_URL = await postgres.createDatabase('shop');
      const mine = await new WebhookReceiver(secret).start();
      const common = { DATABASE_URL, WEBHOOK_URL: mine.url, WEBHOOK_SECRET: secret };
      const first = await startShop(supplier.origin, common);
      const second = await startShop(supplier.origin, { ...common, SITE_URL: first.origin });
      const shared = ShopDatabase.at(DATABASE_URL);
      const orders: BoughtOrder[] = [];
      for (const at of [first, second, first, second]) {
        orders.push(await BoughtOrder.buy(supplier, at, checkout));
      }
      for (const order of orders) await order.deliver();
      const ids = orders.map(({ id }) => id);
      await shared.makeDue(...ids);
      await Promise.all(
        orders.flatMap(({ buyer, id }) =>
          [first, second].map((at) => buyer.movedTo(at).get(`/api/orders/${id}`)),
        ),
      );
      for (const id of ids) await mine.hears(id, ...delivered);
      await vi.waitFor(async () => {
        const messages = (await Promise.all(ids.map((id) => shared.messages(id)))).flat();
        expect(messages.map(({ tries, delivered_at }) => [tries, delivered_at !== null])).toEqual(
          Array(12).fill([1, true]),
        );
      }, patience);
      expect(mine.received).toHaveLength(12);
      expect([mine.refused, first.complaints(), second.complaints()]).toEqual([[], '', '']);
      await Promise.all([first.kill(), second.kill()]);
      mine.stop();
    } finally {
      await postgres.stop();
    }
  });
});

it('without a receiver nothing is written down to be told', async () => {
  const silent = await startShop(supplier.origin);
  const order = await BoughtOrder.buy(supplier, silent, checkout);
  await order.deliver();
  const own = ShopDatabase.ofShop(silent);
  await own.makeDue(order.id);
  await vi.waitFor(async () => {
    expect((await own.order(order.id)).last_state).toBe('delivered');
  }, patience);
  expect(await own.messages(order.id)).toEqual([]);
  await silent.kill();
});
