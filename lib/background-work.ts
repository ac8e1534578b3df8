import 'server-only';
import type { Background } from './background';
import { lookUpOrder } from './cryptorefills/orders';
import { traffic } from './cryptorefills/traffic';
import { settings } from './env';
import { liveHub } from './live/hub';
import { log } from './log';
import { snapshotOf } from './order/load';
import { processWide } from './process-wide';
import type { Store } from './store';
import { observeWebhooks } from './telemetry/meters';
import { startWatch } from './watch/watch';
import { startCourier } from './webhooks/courier';
import { courierBell } from './webhooks/messages';
import { post } from './webhooks/post';

function watchOrders(store: Store): Background {
  return startWatch({
    store,
    async ask(order) {
      const answer = await lookUpOrder(order.supplierId);
      return answer.ok ? { ok: true, data: await snapshotOf(order, answer.data) } : answer;
    },
    isFollowed: (orderId) => liveHub().follows(orderId),
    isResting: () => traffic().state().orders !== 'ok',
    onMessages: () => courierBell().ring(),
    log,
  });
}

function sendWebhooks(store: Store): Background[] {
  const { WEBHOOK_URL: url, WEBHOOK_SECRET: secrets } = settings();
  if (url === undefined || secrets === undefined) return [];
  const courier = startCourier({ store, receiver: { url, secrets }, send: post, log });
  courierBell().ring = courier.wake;
  observeWebhooks(() => store.webhookBacklog({ now: Date.now() }));
  return [courier];
}

/** What the shop does unasked: it watches its orders, and tells the partner of them. Begins once. */
export function startBackgroundWork(store: Store): Background[] {
  return processWide('backgroundWork', () => [watchOrders(store), ...sendWebhooks(store)])();
}
