import 'server-only';
import { type Concern, concernOf, concerns, type OrderPast } from '../order/concern';
import { columns, duration, meaning, moment, wayOf } from './words';

/** An order as the support desk may see it: no code, no buyer, no payment address. */
export type DeskOrder = OrderPast & {
  id: string;
  createdAt: number;
  /** What the buyer asked to pay with; null in orders older than that record. */
  coin: string | null;
  network: string | null;
};

/** All that the desk is told, with times in epoch milliseconds. */
export type Desk = {
  /** Those that are not finished, and those that came to no good end. */
  orders: readonly DeskOrder[];
  /** When attempts were begun of which nobody knows whether the supplier made an order. */
  unconfirmedAt: readonly number[];
  now: number;
};

/** An order and why a person should look at it; null for one on its usual way. */
type Listed = DeskOrder & { concern: Concern | null };

/** Those that need a look first, the most pressing and longest waiting of them first. */
function listed({ orders, now }: Desk): Listed[] {
  const rank = (concern: Concern | null) =>
    concern === null ? concerns.length : concerns.indexOf(concern);
  return orders
    .map((order) => ({ ...order, concern: concernOf(order, now) }))
    .sort((one, other) => rank(one.concern) - rank(other.concern) || one.stateAt - other.stateAt);
}

function cells(order: Listed, now: number): string[] {
  const { concern, id, state, stateAt, createdAt } = order;
  return [concern ?? '', id, state, duration(now - stateAt), moment(createdAt), wayOf(order)];
}

function legend(shown: readonly Listed[]): string[] {
  const used = concerns.filter((concern) => shown.some((order) => order.concern === concern));
  const width = Math.max(0, ...used.map(({ length }) => length));
  return used.map((concern) => `${concern.padEnd(width)}  ${meaning[concern]}`);
}

function unconfirmedLines(unconfirmedAt: readonly number[]): string[] {
  if (unconfirmedAt.length === 0) return [];
  const times = [...unconfirmedAt].sort((one, other) => other - one);
  const [are, attempts] = times.length === 1 ? ['is', 'attempt'] : ['are', 'attempts'];
  return [
    `${times.length} ${attempts} ${are} unconfirmed: ask the supplier for orders of these times (UTC).`,
    ...times.map((at) => `  ${moment(at)}`),
  ];
}

const count = (number: number, noun: string) => `${number} ${noun}${number === 1 ? '' : 's'}`;

function headline(shown: readonly Listed[], only: Concern | null): string {
  const [all, pressing] = [shown.length, shown.filter(({ concern }) => concern !== null).length];
  if (only !== null) return all === 0 ? `No order is ${only}.` : `${count(all, 'order')}: ${only}`;
  if (all === 0) return 'Every order is finished.';
  const rest = `${count(all, 'order')} not finished`;
  return pressing === 0
    ? `${rest}, none of which needs a look.`
    : `${rest}, ${pressing} of which ${pressing === 1 ? 'needs' : 'need'} a look.`;
}

const heads = ['concern', 'order', 'state', 'for', 'placed (UTC)', 'paid with'];

/** The list for a person to read; with `only`, of the orders with that concern alone. */
export function textOrders(desk: Desk, only: Concern | null): string {
  const shown = listed(desk).filter(({ concern }) => only === null || concern === only);
  const rows = shown.map((order) => cells(order, desk.now));
  const parts = [
    [headline(shown, only)],
    rows.length === 0 ? [] : columns(heads, rows),
    legend(shown),
    only === null ? unconfirmedLines(desk.unconfirmedAt) : [],
  ];
  return `${parts
    .filter((part) => part.length > 0)
    .map((part) => part.join('\n'))
    .join('\n\n')}\n`;
}

const iso = (at: number) => new Date(at).toISOString();

/** The same for a program to read: one object, times in ISO 8601. */
export function jsonOrders(desk: Desk, only: Concern | null): string {
  const orders = listed(desk)
    .filter(({ concern }) => only === null || concern === only)
    .map(({ id, state, concern, stateAt, createdAt, coin, network }) => {
      return {
        ...{ id, state, concern, stateAt: iso(stateAt), createdAt: iso(createdAt) },
        ...{ coin, network },
      };
    });
  const unconfirmed = desk.unconfirmedAt.map(iso);
  return `${JSON.stringify({ at: iso(desk.now), orders, unconfirmed }, null, 2)}\n`;
}
