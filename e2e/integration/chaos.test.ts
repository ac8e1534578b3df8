import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import * as z from 'zod';
import { compareDecimals } from '@/lib/money';
import { type OrderSnapshot, orderSchema } from '@/schemas/order-snapshot';
import { revealSchema } from '@/schemas/reveal';
import messages from '../../messages/en.json' with { type: 'json' };
import { Draws, inParallel } from '../support/chaos-draws';
import { readGoods } from '../support/chaos-goods';
import { runChaos } from '../support/chaos-run';
import { type Attempt, ChaosWorld, standing, type TrueOrder } from '../support/chaos-world';
import { readableText } from '../support/html';
import { endAllProcesses } from '../support/processes';
import { startShop } from '../support/shop-process';
import { startSupplier } from '../support/supplier-process';

/** What every process has written, those that were killed included. */
const outputs = vi.hoisted<(() => string)[]>(() => []);
vi.mock('../support/processes', async (original) => {
  const processes = await original<typeof import('../support/processes')>();
  const startNode: typeof processes.startNode = (...given) => {
    const child = processes.startNode(...given);
    outputs.push(() => child.output() + child.errors());
    return child;
  };
  return { ...processes, startNode };
});

const purchases = 500;
const seed = process.env.CHAOS_SEED ?? '1';

/** What the shop calls the states in which orders are left at the end. */
const endStates: Record<string, OrderSnapshot['state']> = {
  Done: 'delivered',
  Expired: 'expired',
  WaitingForManualAction: 'in-review',
};

const secretOrder = z.object({
  deliveries: z.array(z.object({ deliverable: z.object({ pin_code: z.string().nullish() }) })),
});

/** A placed attempt, as the supplier has its order and as its buyer sees it in the end. */
type Ending = {
  attempt: Attempt;
  orderId: string;
  order: TrueOrder;
  snapshot: OrderSnapshot;
  /** The code the supplier has delivered, and the one revealed to the buyer. */
  code: string | null;
  revealed: string | null;
};

let world: ChaosWorld;
let orders: Map<string, TrueOrder[]>;
const endings: Ending[] = [];
/** Placed attempts that their buyer could not see the end of, and why. */
const unseen: string[] = [];

const emailOf = ({ checkout }: Attempt) => checkout.email;
const ordersOf = (attempt: Attempt) => orders.get(emailOf(attempt)) ?? [];
const are = (kind: ReturnType<typeof standing>['kind']) =>
  world.attempts.filter((attempt) => standing(attempt).kind === kind);
const isPaid = ({ sentAmount, coinAmount }: TrueOrder) =>
  (compareDecimals(sentAmount, coinAmount) ?? -1) >= 0;
const lines = (wrong: (ending: Ending) => string | null) =>
  endings.map(wrong).filter((line) => line !== null);

/** The order as its buyer sees it, once what was in the shop's memory has gone its way. */
async function finalSnapshot({ browser }: Attempt, orderId: string, order: TrueOrder) {
  return await vi.waitFor(
    async () => {
      const { status, text } = await browser.get(`/api/orders/${orderId}`);
      expect(status, text).toBe(200);
      const snapshot = orderSchema.parse(JSON.parse(text));
      expect(snapshot.state).toBe(endStates[order.state]);
      return snapshot;
    },
    { timeout: 10_000, interval: 50 },
  );
}

async function lookAt(attempt: Attempt, orderId: string, order: TrueOrder): Promise<Ending> {
  const snapshot = await finalSnapshot(attempt, orderId, order);
  const body = await world.supplier.call('GET', `/v5/orders/${order.id}`);
  const [delivery] = secretOrder.parse(body).deliveries;
  const [shown] = snapshot.deliveries;
  const code = delivery?.deliverable.pin_code ?? null;
  const path = `/api/orders/${orderId}/deliveries/${shown?.id}`;
  const answer = shown?.hasCode === true ? await attempt.browser.post(path) : null;
  const revealed = answer && revealSchema.parse(JSON.parse(answer.text)).code;
  return { attempt, orderId, order, snapshot, code, revealed };
}

/** Reads every placed attempt's order where its buyer would. */
async function readEndings(): Promise<void> {
  await inParallel(10, are('placed'), async (attempt) => {
    const stands = standing(attempt);
    const [order] = ordersOf(attempt);
    if (stands.kind !== 'placed' || order === undefined) return;
    try {
      endings.push(await lookAt(attempt, stands.orderId, order));
    } catch (error) {
      unseen.push(`${emailOf(attempt)}, ${order.state}: ${String(error)}`);
    }
  });
}

describe(`${purchases} purchases among faults, CHAOS_SEED=${seed}`, () => {
  beforeAll(async () => {
    const supplier = await startSupplier();
    const shop = await startShop(supplier.origin);
    world = new ChaosWorld(supplier, shop, await readGoods(supplier, ['US', 'DE', 'BR']));
    await runChaos(world, purchases, new Draws(seed));
    orders = await world.orders();
    await readEndings();
  }, 300_000);
  afterAll(endAllProcesses);

  it('came to every kind of end', () => {
    expect(endings.length).toBeGreaterThan(purchases / 4);
    expect(endings.filter(({ order }) => isPaid(order)).length).toBeGreaterThan(purchases / 8);
    expect(are('refused').length).toBeGreaterThan(10);
    expect(are('unconfirmed').length).toBeGreaterThan(10);
    expect(world.answered.get('lost')).toBeGreaterThan(0);
  });

  it('made one order of an attempt at most, and none by itself', () => {
    const attempts = new Set(world.attempts.map(emailOf));
    const wrong = [...orders].filter(([email, { length }]) => length > 1 || !attempts.has(email));
    expect(wrong).toEqual([]);
  });

  it('made exactly one order of an attempt that was placed, and told of one alone', () => {
    const wrong = are('placed').filter((attempt) => {
      const ids = attempt.told.flatMap((told) => (told.kind === 'placed' ? [told.orderId] : []));
      return new Set(ids).size !== 1 || ordersOf(attempt).length !== 1;
    });
    expect(wrong.map(emailOf)).toEqual([]);
    expect(new Set(endings.map(({ orderId }) => orderId)).size).toBe(endings.length);
  });

  it('shows every placed order to its browser, in the state the supplier has it in', () => {
    expect(unseen).toEqual([]);
    expect(endings).toHaveLength(are('placed').length);
  });

  it('made no order of an attempt that was refused, or never asked for', () => {
    expect([...are('refused'), ...are('not-asked')].flatMap(ordersOf)).toEqual([]);
  });

  it('left no attempt without an answer', () => {
    expect(are('unknown').map(emailOf)).toEqual([]);
  });

  it('shows an order to its own browser alone', async () => {
    const strangers = endings.map(({ attempt }) => attempt.browser);
    const seen: string[] = [];
    await inParallel(10, [...endings.entries()], async ([index, { attempt, orderId }]) => {
      const stranger = strangers.find((other, at) => at > index && other !== attempt.browser);
      const { status } = await (stranger ?? world.shop.browser()).get(`/api/orders/${orderId}`);
      if (status !== 404) seen.push(`${emailOf(attempt)}: ${status}`);
    });
    expect(seen).toEqual([]);
  });

  it('delivered every order that was paid, and reveals its code', () => {
    const undelivered = lines(({ attempt, order, snapshot, code, revealed }) => {
      if (!attempt.paid && !isPaid(order)) return null;
      const never = attempt.brandName === 'Udemy' && snapshot.state === 'in-review';
      const delivered = snapshot.state === 'delivered' && revealed === code;
      return delivered || never ? null : `${emailOf(attempt)}: ${order.state}, ${snapshot.state}`;
    });
    expect(undelivered).toEqual([]);
    const kinds = endings.filter(({ revealed }) => revealed !== null).map(({ code }) => code);
    expect(kinds.some((code) => code?.startsWith('LPA:'))).toBe(true);
    expect(kinds.some((code) => code?.startsWith('SIMULATED-'))).toBe(true);
  });

  it('never revealed another code than the order’s own', () => {
    const wrong = lines(({ attempt, code }) =>
      attempt.codes.every((shown) => shown === code) ? null : emailOf(attempt),
    );
    expect(wrong).toEqual([]);
  });

  it('lists every order to its buyer, and says on its page how it ended', async () => {
    const wrong: string[] = [];
    const buyers = [...new Set(endings.map(({ attempt }) => attempt.browser))];
    await inParallel(10, buyers, async (browser) => {
      const list = await browser.get('/en/orders');
      const own = endings.filter(({ attempt }) => attempt.browser === browser);
      for (const { orderId, attempt } of own) {
        if (!list.text.includes(`/en/orders/${orderId}"`)) wrong.push(emailOf(attempt));
      }
      for (const { orderId, snapshot, attempt } of own.slice(0, 1)) {
        const page = readableText((await browser.get(`/en/orders/${orderId}`)).text);
        const { headline } = messages.order.states[snapshot.state];
        if (!page.includes(headline)) wrong.push(`${emailOf(attempt)}: no “${headline}”`);
      }
    });
    expect(wrong).toEqual([]);
  });

  it('answered nothing but what it has words for', () => {
    expect(world.wrongs).toEqual([]);
  });

  it('named no amount but the supplier’s', () => {
    const wrong = endings.flatMap(({ attempt, order, snapshot }) =>
      [...attempt.named, { ...snapshot, where: 'the end' }]
        .filter(({ coin, amount }) => coin !== order.coin || amount !== order.coinAmount)
        .map(({ where, coin, amount }) => `${where}: ${amount} ${coin} of ${order.coinAmount}`),
    );
    expect(wrong).toEqual([]);
    expect(
      lines(({ order, snapshot: { sent } }) => (sent === order.sentAmount ? null : sent)),
    ).toEqual([]);
  });

  it('wrote nothing of anybody into its logs', () => {
    const written = outputs.map((output) => output()).join('');
    const secrets = [
      ...world.attempts.flatMap(({ checkout, phone }) => [checkout.email, phone]),
      ...[...orders.values()].flat().map(({ id }) => id),
      ...endings.flatMap(({ orderId, code }) => (code === null ? [orderId] : [orderId, code])),
    ];
    expect(secrets.filter((secret) => written.includes(secret))).toEqual([]);
  });
});
