import 'server-only';
import { type Concern, concernOf, concerns, type OrderPast } from '../order/concern';

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

/** The words that explain a mark, for who reads the list for the first time. */
const meaning: Record<Concern, string> = {
  stuck: 'no news for longer than a network or a delivery takes',
  late: 'money came after the order had expired',
  partial: 'less than what was asked for has come',
  failed: 'the supplier gave up on it',
  review: 'a person at the supplier decides',
};

/** UTC to the minute: support desks sit in many time zones. */
const moment = (at: number) => new Date(at).toISOString().slice(0, 16).replace('T', ' ');

/** The largest unit that fits, rounded down: `3 d`, `5 h`, `12 min`. */
export function duration(ms: number): string {
  const minutes = Math.max(0, Math.floor(ms / 60_000));
  if (minutes < 120) return `${minutes} min`;
  const hours = Math.floor(minutes / 60);
  return hours < 48 ? `${hours} h` : `${Math.floor(hours / 24)} d`;
}

/** Those that need a look first, the most pressing and longest waiting of them first. */
function listed({ orders, now }: Desk): Listed[] {
  const rank = (concern: Concern | null) =>
    concern === null ? concerns.length : concerns.indexOf(concern);
  return orders
    .map((order) => ({ ...order, concern: concernOf(order, now) }))
    .sort((one, other) => rank(one.concern) - rank(other.concern) || one.stateAt - other.stateAt);
}

function cells({ concern, id, state, stateAt, createdAt, coin, network }: Listed, now: number) {
  const way = coin === null ? 'unknown' : `${coin} on ${network ?? 'an unknown network'}`;
  return [concern ?? '', id, state, duration(now - stateAt), moment(createdAt), way];
}

/** Rows of cells under their heads, in columns as wide as their widest cell. */
export function columns(heads: readonly string[], rows: readonly string[][]): string[] {
  const table = [[...heads], ...rows];
  const widths = heads.map((_, at) => Math.max(...table.map((row) => row[at]?.length ?? 0)));
  return table.map((row) =>
    row
      .map((cell, at) => cell.padEnd(widths[at] ?? 0))
      .join('  ')
      .trimEnd(),
  );
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
