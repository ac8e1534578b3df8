import type { OrderUpdate } from '@/lib/live/order-watch';
import type { LinkState, Situation } from '@/lib/order/view';
import type { OrderLinks } from '@/schemas/links';
import type { DeliverySnapshot, OrderSnapshot } from '@/schemas/order-snapshot';

/** When all of it happened, epoch milliseconds. */
export const placedAt = 1_790_000_000_000;

const minute = 60_000;

/** Nobody's, and to be seen as such. */
export const address = '0x1111222233334444555566667777888899990000';

export const orderId = 'showsyoureveryordernowok';

function delivery(change: Partial<DeliverySnapshot> = {}): DeliverySnapshot {
  return {
    id: 'delivery-card',
    brandName: 'Northwind',
    label: '$25',
    country: 'US',
    deliveryType: 'by_email',
    beneficiary: 'm•••@example.com',
    hasCode: false,
    failed: false,
    revealedAt: null,
    ...change,
  };
}

function order(state: OrderSnapshot['state'], change: Partial<OrderSnapshot> = {}): OrderSnapshot {
  return {
    id: orderId,
    state,
    version: placedAt / 1000,
    coin: 'USDC',
    network: 'Base',
    amount: '26.80',
    sent: '0',
    due: null,
    excess: null,
    address: null,
    expiresInMs: null,
    refund: null,
    deliveries: [delivery()],
    history: [
      { state: 'placed', at: placedAt },
      { state: 'awaiting-payment', at: placedAt + minute },
    ],
    payments: [],
    ...change,
  };
}

const arrived = { sent: '26.80' };
const part = { sent: '10.00', due: '16.80' };

/** A code that was seen, one that was not, credit that has arrived, and what could not be delivered. */
const delivered: DeliverySnapshot[] = [
  delivery({ hasCode: true }),
  delivery({ id: 'delivery-seen', label: '$50', hasCode: true, revealedAt: placedAt + 9 * minute }),
  delivery({
    id: 'delivery-credit',
    brandName: 'Lykke Mobile',
    label: '$10',
    deliveryType: 'by_phone',
    beneficiary: '+1 ••• ••• 0142',
  }),
  delivery({ id: 'delivery-failed', brandName: 'Solveig Books', failed: true }),
];

/** An order as its page is told of it, and how the page hears of it. */
export type Scene = { order: OrderSnapshot | null; isRefused?: boolean; link: LinkState };

/** An order in every situation that its page has words for. */
export const scenes: Record<Situation, Scene> = {
  preparing: { order: order('preparing', { due: '26.80' }), link: 'connecting' },
  'awaiting-payment': {
    order: order('awaiting-payment', { address, due: '26.80', expiresInMs: 25 * minute }),
    link: 'live',
  },
  'partly-paid': {
    order: order('partly-paid', { ...part, address, expiresInMs: 4 * minute }),
    link: 'polling',
  },
  refused: {
    order: order('awaiting-payment', { address, due: '26.80', expiresInMs: 25 * minute }),
    isRefused: true,
    link: 'live',
  },
  overdue: {
    order: order('awaiting-payment', { address, due: '26.80', expiresInMs: 0 }),
    link: 'stale',
  },
  seen: { order: order('seen', arrived), link: 'live' },
  paid: { order: order('paid', arrived), link: 'live' },
  delivering: { order: order('delivering', { ...arrived, excess: '1.20' }), link: 'offline' },
  'in-review': { order: order('in-review', arrived), link: 'live' },
  delivered: { order: order('delivered', { ...arrived, deliveries: delivered }), link: 'ended' },
  expired: { order: order('expired'), link: 'ended' },
  'expired-partly': { order: order('expired', part), link: 'ended' },
  late: {
    order: order('seen', {
      ...arrived,
      history: [
        { state: 'placed', at: placedAt },
        { state: 'expired', at: placedAt + 30 * minute },
        { state: 'seen', at: placedAt + 40 * minute },
      ],
    }),
    link: 'live',
  },
  failed: {
    order: order('failed', { ...arrived, deliveries: [delivery({ failed: true })] }),
    link: 'ended',
  },
  'setup-failed': { order: order('setup-failed'), link: 'ended' },
  cancelled: { order: order('cancelled'), link: 'ended' },
  refunded: {
    order: order('refunded', { ...arrived, refund: { amount: null, currency: null } }),
    link: 'ended',
  },
  'refunded-amount': {
    order: order('refunded', { ...arrived, refund: { amount: '26.80', currency: 'USDC' } }),
    link: 'ended',
  },
  unavailable: { order: null, link: 'stale' },
};

/** How long ago the page last heard of an order whose connection is not good. */
const silenceMs = 40_000;

/** What a page knows of a scene, by a clock that stands at the beginning of time. */
export function updateOf({ order, link }: Scene): OrderUpdate & { orderAt: number } {
  return { order, link, orderAt: 0, receivedAt: order === null ? null : -silenceMs };
}

/** The links of an order of which one card was given away, or was not. */
export function linksWith(gift: 'none' | 'given'): OrderLinks {
  const made = { madeAt: placedAt, expiresAt: placedAt + 90 * 24 * 60 * minute };
  const openedAt = null;
  return {
    keep: { ...made, openedAt },
    devices: 1,
    mayRevoke: true,
    gifts: gift === 'none' ? [] : [{ ...made, openedAt, deliveryId: 'delivery-card' }],
  };
}
