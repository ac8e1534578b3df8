import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import * as z from 'zod';
import { freePort } from '@/scripts/lib/ports.mjs';
import { withoutShopSettings } from '@/scripts/lib/shop-env.mjs';
import { BoughtOrder } from '../support/bought-order';
import { endAllProcesses, startNode, temporaryFolder } from '../support/processes';
import { buyerEmail, steamCheckout } from '../support/purchases';
import { type Shop, type ShopSettings, startShop } from '../support/shop-process';
import { type Supplier, startSupplier } from '../support/supplier-process';

const secret = 'a-secret-of-the-desk-tests-of-32-characters';

const listed = z.object({
  orders: z.array(z.object({ id: z.string(), state: z.string(), concern: z.string().nullable() })),
  unconfirmed: z.array(z.string()),
});
const messages = z.array(
  z.object({ id: z.string(), type: z.string(), orderId: z.string(), tries: z.number() }),
);

let supplier: Supplier;
let shop: Shop;
let settings: ShopSettings;

/** Runs a command of the desk where the shop's settings stand, as another process beside it. */
async function run(
  command: 'orders' | 'webhooks',
  args: string[] = [],
  changes: ShopSettings = {},
) {
  const desk = startNode(['scripts/start.mjs', `--${command}`, ...args], {
    ...withoutShopSettings(),
    ...settings,
    ...changes,
  });
  const { code } = await desk.exit;
  return { code, output: desk.output(), errors: desk.errors() };
}

async function list(args: string[] = []) {
  const { code, output, errors } = await run('orders', ['--json', ...args]);
  expect([code, errors]).toEqual([0, '']);
  return listed.parse(JSON.parse(output));
}

async function told() {
  return messages.parse(JSON.parse((await run('webhooks', ['--json'])).output));
}

async function order(tag: string): Promise<BoughtOrder> {
  return await BoughtOrder.buy(supplier, shop, await steamCheckout(supplier), tag);
}

/** What the shop learns of an order as soon as somebody looks at it. */
async function seen(bought: BoughtOrder, state: string): Promise<void> {
  const isNow = async () => expect((await bought.shown()).snapshot.state).toBe(state);
  await vi.waitFor(isNow, { timeout: 15_000 });
}

beforeAll(async () => {
  supplier = await startSupplier();
  settings = {
    API_URL: supplier.origin,
    PARTNER_ID: 'desk-partner',
    SESSION_SECRET: secret,
    SITE_URL: 'http://localhost',
    DATA_DIR: temporaryFolder(),
    // Nobody listens there, so messages wait.
    WEBHOOK_URL: `http://127.0.0.1:${await freePort()}/hooks`,
    WEBHOOK_SECRET: `whsec_${Buffer.alloc(32, 7).toString('base64')}`,
  };
  shop = await startShop(supplier.origin, settings);
});
afterAll(endAllProcesses);

describe('the desk', () => {
  it('has nothing to do in a shop without orders', async () => {
    expect((await run('orders')).output).toBe('Every order is finished.\n');
  });

  it('sees who waits, and who needs a look first', async () => {
    const [waiting, half, done] = [await order('a'), await order('b'), await order('c')];
    await half.control('pay-part');
    await seen(half, 'partly-paid');
    await done.deliver();
    await seen(done, 'delivered');

    const { orders } = await list();
    expect(orders).toEqual([
      { id: half.id, state: 'partly-paid', concern: 'partial' },
      { id: waiting.id, state: 'awaiting-payment', concern: null },
    ]);
    expect((await list(['--concern', 'partial'])).orders).toHaveLength(1);
    expect((await list(['--concern', 'late'])).orders).toEqual([]);

    await half.control('expire');
    await seen(half, 'expired');
    expect((await list(['--concern', 'partial'])).orders).toMatchObject([{ id: half.id }]);
    await supplier.call('POST', '/control/settings', { latePayment: 'review' });
    await half.control('pay');
    await seen(half, 'in-review');
    expect((await list()).orders[0]).toEqual({ id: half.id, state: 'in-review', concern: 'late' });
  });

  it('tells of one order what is known of it, and the supplier’s id only when asked to', async () => {
    const bought = await order('d');
    await bought.control('review');
    await seen(bought, 'in-review');
    const { code, output } = await run('orders', ['--order', bought.id]);
    expect(code).toBe(0);
    expect(output).toMatch(new RegExp(`order +${bought.id}\nstate +in-review, for 0 min`));
    expect(output).toMatch(/concern +review/);
    expect(output).toMatch(/order\.created +to be sent/);
    for (const hidden of [bought.supplierId, buyerEmail, '0x'])
      expect(output).not.toContain(hidden);
    const named = await run('orders', ['--order', bought.id, '--supplier-id']);
    expect(named.output).toContain(bought.supplierId);
  });

  it('is told when an answer was lost, without a name', async () => {
    const before = (await list()).unconfirmed.length;
    await supplier.addFault({ method: 'POST', path: '/v5/orders', kind: 'drop-answer', times: 1 });
    const buyer = shop.browser();
    await expect(buyer.buy(await steamCheckout(supplier))).rejects.toThrow();
    expect((await list()).unconfirmed).toHaveLength(before + 1);
    expect((await run('orders')).output).toMatch(/unconfirmed: ask the supplier/);
  });

  it.each([
    [['--concern', 'none-such'], /Usage/],
    [['--order', 'none-such'], /There is no order none-such in this shop\./],
  ])('answers %j with a sentence', async (args, says) => {
    const { code, output, errors } = await run('orders', args);
    expect([code, output]).toEqual([1, '']);
    expect(errors).toMatch(says);
    expect(errors).not.toMatch(/\n\s+at /);
  });

  it('makes no store where there is none', async () => {
    const empty = temporaryFolder();
    const { code, errors } = await run('orders', [], { DATA_DIR: empty });
    expect(code).toBe(1);
    expect(errors).toContain('There is no store at');
  });
});

describe('messages to the partner', () => {
  it('are listed while they wait, and sent once more when that is asked for', async () => {
    const waiting = await told();
    expect(waiting.map(({ type }) => type)).toContain('order.created');
    const [first] = waiting;
    if (first === undefined) throw new Error('No message waits.');
    await vi.waitFor(
      async () => {
        expect((await told()).find(({ id }) => id === first.id)?.tries).toBeGreaterThan(0);
      },
      { timeout: 30_000 },
    );
    const replayed = await run('webhooks', ['replay', first.id]);
    expect(replayed).toMatchObject({ code: 0, errors: '' });
    expect(replayed.output).toBe('1 message is sent once more, by the running shop.\n');
    const ofOrder = await run('webhooks', ['replay', '--order', first.orderId]);
    expect(ofOrder.output).toMatch(/sent once more/);
  });

  it.each([
    [['replay', 'msg_a', '--order', 'b'], /Usage/],
    [['replay', 'msg_none'], /There is no such message\./],
    [['replay', '--failed-since', 'yesterday'], /yesterday is no date such as 2026-06-07\./],
  ])('%j is answered with a sentence', async (args, says) => {
    const { code, output, errors } = await run('webhooks', args);
    expect([code, output]).toEqual([1, '']);
    expect(errors).toMatch(says);
  });

  it('are none where nobody is told', async () => {
    const { code, errors } = await run('webhooks', [], { WEBHOOK_URL: '', WEBHOOK_SECRET: '' });
    expect([code, errors]).toEqual([1, 'WEBHOOK_URL is not set: nobody is told of orders.\n']);
  });
});
