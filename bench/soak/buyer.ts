import type { Browser } from '@/e2e/support/api-client';
import { ChaosBuyer } from '@/e2e/support/chaos-buyer';
import type { Draws } from '@/e2e/support/chaos-draws';
import { anyCheckout } from '@/e2e/support/chaos-goods';
import { type LinkOpened, linkMadeSchema, linkOpenedSchemas, oneOf } from '@/schemas/links';
import { type OrderSnapshot, orderSchema } from '@/schemas/order-snapshot';
import { revealSchema } from '@/schemas/reveal';
import { parseVerification } from '@/schemas/verification';
import { homeOf } from './shop';
import type { SoakWorld } from './world';

const good = (status: number | undefined) => status === 200 || status === 201;

/** The same good once or twice more in its own line, as a cart with several has it. */
const severalLines: typeof anyCheckout = (chosen, goods, buyer) => {
  const checkout = anyCheckout(chosen, goods, buyer);
  if (!buyer.draws.happens(0.25)) return checkout;
  const more = Array.from({ length: buyer.draws.whole(1, 2) }, () => checkout.lines).flat();
  return { ...checkout, lines: [...checkout.lines, ...more] };
};

/** A link's token, if one was made. */
async function linkOf(world: SoakWorld, browser: Browser, path: string, body: unknown) {
  const answer = await world.call('POST …/links', () => browser.post(path, body));
  return good(answer?.status) ? linkMadeSchema.parse(JSON.parse(answer?.text ?? '')).token : null;
}

/** Opens a link in a browser of its own; the path behind it, if it opens. */
async function openLink(world: SoakWorld, token: string, draws: Draws) {
  const other = world.shop.browser(homeOf(draws));
  await world.call('POST /api/links/look', () => other.post('/api/links/look', { token }));
  const answer = await world.call('POST /api/links/open', () =>
    other.post('/api/links/open', { token }),
  );
  if (!good(answer?.status)) return null;
  const opened = oneOf<LinkOpened>(linkOpenedSchemas, JSON.parse(answer?.text ?? ''));
  return opened?.kind === 'opened' ? { other, path: opened.path } : null;
}

async function showOnOtherDevice(
  world: SoakWorld,
  browser: Browser,
  orderId: string,
  draws: Draws,
) {
  const purpose = draws.pick(['device', 'keep']);
  const token = await linkOf(world, browser, `/api/orders/${orderId}/links`, { purpose });
  const opened = token === null ? null : await openLink(world, token, draws);
  if (opened === null) return;
  world.count('devices');
  await world.page(opened.other, `/en${opened.path}`);
  await world.call('GET /api/orders/…', () => opened.other.get(`/api${opened.path}`));
}

async function giveAway(world: SoakWorld, browser: Browser, order: OrderSnapshot, draws: Draws) {
  const delivery = order.deliveries.find(({ hasCode }) => hasCode);
  if (delivery === undefined) return;
  const path = `/api/orders/${order.id}/deliveries/${delivery.id}/gift`;
  const token = await linkOf(world, browser, path, { message: 'Enjoy!' });
  const opened = token === null ? null : await openLink(world, token, draws);
  if (opened === null) return;
  const shown = await world.call('POST /api/gifts/…', () =>
    opened.other.post(`/api${opened.path}`),
  );
  if (!good(shown?.status)) return;
  world.count('gifts');
  const { code } = revealSchema.parse(JSON.parse(shown?.text ?? ''));
  world.gifts.push({ orderId: order.id, deliveryId: delivery.id, code });
}

async function takeReceipt(world: SoakWorld, browser: Browser, orderId: string) {
  const path = `/api/orders/${orderId}/receipt`;
  const receipt = await world.call('GET …/receipt', () => browser.get(path));
  if (!good(receipt?.status)) return;
  world.count('receipts');
  const verdict = await world.call('POST /api/receipts/verifications', () =>
    browser.post('/api/receipts/verifications', { text: receipt?.text }),
  );
  if (verdict === null || verdict.status !== 200) return;
  const outcome = parseVerification(JSON.parse(verdict.text))?.outcome;
  if (outcome !== 'valid') world.wrongs.push(`A receipt of the shop's own is ${outcome}.`);
}

/** What a buyer does once an order is there. */
async function afterwards(world: SoakWorld, browser: Browser, orderId: string, draws: Draws) {
  const answer = await world.call('GET /api/orders/…', () => browser.get(`/api/orders/${orderId}`));
  if (answer?.status !== 200) return;
  const order = orderSchema.parse(JSON.parse(answer.text));
  if (order.due !== null && draws.happens(0.3)) {
    const body = { action: 'begin', due: order.due };
    await world.call('POST …/payments', () =>
      browser.post(`/api/orders/${orderId}/payments`, body),
    );
    world.count('wallet payments');
  }
  if (draws.happens(0.3)) await showOnOtherDevice(world, browser, orderId, draws);
  if (draws.happens(0.4)) await giveAway(world, browser, order, draws);
  if (draws.happens(0.4)) await takeReceipt(world, browser, orderId);
  if (draws.happens(0.2)) await world.page(browser, `/en/orders/${orderId}/receipt`);
}

/** One purchase, through whatever comes, and what its buyer does with the order. */
export async function buy(
  world: SoakWorld,
  browser: Browser,
  number: number,
  draws: Draws,
): Promise<void> {
  await new ChaosBuyer(world, browser, severalLines).purchase(number, draws);
  world.count('purchases');
  const [placed] = world.placed(browser).slice(-1);
  if (placed !== undefined) await afterwards(world, browser, placed.orderId, draws);
}
