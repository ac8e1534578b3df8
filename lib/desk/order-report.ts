import 'server-only';
import { concernOf } from '../order/concern';
import type { DeskOrder } from './orders-report';
import { columns, duration, meaning, moment, wayOf } from './words';

/** What the partner's systems were told of an order, and whether they have heard it. */
export type DeskMessage = { id: string; type: string; createdAt: number; outcome: string };

/** One order with all that the store knows of it. */
export type DeskOrderDetails = DeskOrder & {
  supplierId: string;
  /** The first first. */
  history: readonly { state: string; at: number }[];
  messages: readonly DeskMessage[];
};

function facts(order: DeskOrderDetails, now: number): string[][] {
  const { id, state, stateAt, createdAt } = order;
  const concern = concernOf(order, now);
  return [
    ['order', id],
    ['state', `${state}, for ${duration(now - stateAt)}`],
    ...(concern === null ? [] : [['concern', `${concern}: ${meaning[concern]}`]]),
    ['placed', `${moment(createdAt)} UTC`],
    ['paid with', wayOf(order)],
  ];
}

/** Whoever has the supplier's id can open the order there, codes included. */
function supplierLines(supplierId: string): string[] {
  return [
    `At the supplier: ${supplierId}`,
    'For the supplier alone: whoever has it can open the order there, codes included.',
  ];
}

/**
 * One order for a person to read.
 * @param named whether the supplier's id is to be told, which the desk needs for asking there.
 */
export function textOrder(order: DeskOrderDetails, now: number, named: boolean): string {
  const told = order.messages.map(({ id, type, createdAt, outcome }) => {
    return [moment(createdAt), type, outcome, id];
  });
  const parts = [
    facts(order, now).map(([name = '', value = '']) => `${name.padEnd(11)}${value}`),
    columns(
      ['seen (UTC)', 'state'],
      order.history.map(({ state, at }) => [moment(at), state]),
    ),
    told.length === 0 ? [] : columns(['made (UTC)', 'message', 'outcome', 'id'], told),
    named ? supplierLines(order.supplierId) : [],
  ];
  return `${parts
    .filter((part) => part.length > 0)
    .map((part) => part.join('\n'))
    .join('\n\n')}\n`;
}

const iso = (at: number) => new Date(at).toISOString();

/** The same for a program to read; see `textOrder`. */
export function jsonOrder(order: DeskOrderDetails, now: number, named: boolean): string {
  const { id, state, stateAt, createdAt, coin, network, history, messages, supplierId } = order;
  const shown = {
    id,
    state,
    concern: concernOf(order, now),
    stateAt: iso(stateAt),
    createdAt: iso(createdAt),
    coin,
    network,
    history: history.map((past) => ({ state: past.state, at: iso(past.at) })),
    messages: messages.map((message) => ({ ...message, createdAt: iso(message.createdAt) })),
    ...(named && { supplierId }),
  };
  return `${JSON.stringify(shown, null, 2)}\n`;
}
