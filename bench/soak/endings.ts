import * as z from 'zod';
import { inParallel } from '@/e2e/support/chaos-draws';
import { type Attempt, standing, type TrueOrder } from '@/e2e/support/chaos-world';
import { waitFor } from '@/e2e/support/wait';
import { compareDecimals } from '@/lib/money';
import { type OrderSnapshot, orderSchema } from '@/schemas/order-snapshot';
import { revealSchema } from '@/schemas/reveal';
import type { SoakWorld } from './world';

/** What the shop calls the states that orders are left in. */
const endStates: Record<string, OrderSnapshot['state']> = {
  Done: 'delivered',
  Expired: 'expired',
  WaitingForManualAction: 'in-review',
};

const secretOrder = z.object({
  deliveries: z.array(
    z.object({
      id: z.string(),
      deliverable: z.object({ pin_code: z.string().nullish() }),
    }),
  ),
});

/** An order of a buyer, as the supplier has it and as its buyer sees it when all is over. */
export type Ending = {
  attempt: Attempt;
  orderId: string;
  order: TrueOrder;
  snapshot: OrderSnapshot;
  /** By delivery: the code the supplier has delivered, and the one that the buyer is shown. */
  codes: { id: string; delivered: string | null; revealed: string | null }[];
  /** How somebody else's browser is answered who asks for the order, and for its first code. */
  strangers: number[];
};

export type Endings = { seen: Ending[] /** Why others could not be seen. */; unseen: string[] };

export const isPaid = ({ sentAmount, coinAmount }: TrueOrder) =>
  (compareDecimals(sentAmount, coinAmount) ?? -1) >= 0;

const emailOf = ({ checkout }: Attempt) => checkout.email;

/** The order as its buyer sees it, once what was in the shop's memory has gone its way. */
function finalSnapshot({ browser }: Attempt, orderId: string, order: TrueOrder) {
  return waitFor(
    async () => {
      const { status, text } = await browser.get(`/api/orders/${orderId}`);
      if (status !== 200) throw new Error(`${status} ${text}`);
      const snapshot = orderSchema.parse(JSON.parse(text));
      if (snapshot.state !== endStates[order.state]) {
        throw new Error(`${snapshot.state} instead of ${order.state}`);
      }
      return snapshot;
    },
    { timeout: 20_000, interval: 200 },
  );
}

async function codesOf(world: SoakWorld, attempt: Attempt, orderId: string, order: TrueOrder) {
  const wire = secretOrder.parse(await world.supplier.call('GET', `/v5/orders/${order.id}`));
  const codes: Ending['codes'] = [];
  for (const { id, deliverable } of wire.deliveries) {
    const answer = await attempt.browser.post(`/api/orders/${orderId}/deliveries/${id}`);
    const revealed =
      answer.status === 200 ? revealSchema.parse(JSON.parse(answer.text)).code : null;
    codes.push({ id, delivered: deliverable.pin_code ?? null, revealed });
  }
  return codes;
}

async function endingOf(world: SoakWorld, attempt: Attempt, orderId: string, order: TrueOrder) {
  const snapshot = await finalSnapshot(attempt, orderId, order);
  const codes = await codesOf(world, attempt, orderId, order);
  const other = world.placed().find((each) => each.attempt.browser !== attempt.browser);
  const stranger = other?.attempt.browser ?? world.shop.browser();
  const path = `/api/orders/${orderId}`;
  const strangers = [
    (await stranger.get(path)).status,
    (await stranger.post(`${path}/deliveries/${codes[0]?.id}`)).status,
  ];
  return { attempt, orderId, order, snapshot, codes, strangers };
}

/** Reads every order where its buyer would, and where nobody else may. */
export async function readEndings(
  world: SoakWorld,
  orders: Map<string, TrueOrder[]>,
): Promise<Endings> {
  const endings: Endings = { seen: [], unseen: [] };
  await inParallel(6, world.attempts, async (attempt) => {
    const stands = standing(attempt);
    if (stands.kind !== 'placed') return;
    const [order] = orders.get(emailOf(attempt)) ?? [];
    try {
      if (order === undefined) throw new Error('The supplier has no order.');
      endings.seen.push(await endingOf(world, attempt, stands.orderId, order));
    } catch (error) {
      endings.unseen.push(`${emailOf(attempt)}, ${order?.state}: ${String(error)}`);
    }
  });
  return endings;
}
