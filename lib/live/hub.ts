import 'server-only';
import type { OrderSnapshot } from '@/schemas/order-snapshot';
import type { Result } from '@/schemas/result';
import type { SupplierError } from '../cryptorefills/errors';
import { subscribeToOrder } from '../cryptorefills/stream';
import { catchUp, loadSnapshot, snapshotOf } from '../order/load';
import { processWide } from '../process-wide';
import type { Session } from '../session';
import type { StoredOrder } from '../store';
import { Channel, type OrderSource, type Watcher } from './channel';

/** A place among the watchers of an order. */
export type Seat = {
  attach(watcher: Watcher): void;
  /** Gives the place up; doing so twice is as good as once. */
  leave(): void;
};

/** The shop is ending: nothing is opened any more, and browsers come back to the next process. */
export type Closing = { kind: 'closing' };

type Joined = Result<Seat, SupplierError | Closing>;

/** All orders being watched in a process, each with its one subscription at the supplier. */
export function createHub(
  sourceOf: (order: StoredOrder, caller: Pick<Session, 'address' | 'userAgent'>) => OrderSource,
) {
  const channels = new Map<string, { channel: Channel; order: StoredOrder }>();
  let closing = false;

  function open(order: StoredOrder, caller: Pick<Session, 'address' | 'userAgent'>): Channel {
    const channel: Channel = new Channel(sourceOf(order, caller), () => {
      if (channels.get(order.id)?.channel === channel) channels.delete(order.id);
    });
    channels.set(order.id, { channel, order });
    return channel;
  }

  /** The order's channel, if it is watched, which then knows what was seen of the order elsewhere. */
  function find(order: StoredOrder): Channel | undefined {
    const known = channels.get(order.id);
    if (known !== undefined) catchUp(known.order, order);
    return known?.channel;
  }

  function takeSeat(channel: Channel, signal: AbortSignal): Seat {
    let watcher: Watcher | null = null;
    let left = false;
    const leave = () => {
      if (left) return;
      left = true;
      signal.removeEventListener('abort', leave);
      if (watcher !== null) channel.detach(watcher);
      channel.release();
    };
    channel.hold();
    signal.addEventListener('abort', leave);
    return {
      attach(attached) {
        watcher = attached;
        channel.attach(attached);
      },
      leave,
    };
  }

  return {
    /**
     * A place among the watchers of an order, once the supplier has answered the subscription; the
     * first to come has it opened on their behalf. `signal` is the browser's: a place is given up
     * when it fires, even while waiting.
     */
    async join(
      order: StoredOrder,
      caller: Pick<Session, 'address' | 'userAgent'>,
      signal: AbortSignal,
    ): Promise<Joined> {
      if (closing) return { ok: false, error: { kind: 'closing' } };
      const channel = find(order) ?? open(order, caller);
      const seat = takeSeat(channel, signal);
      if (signal.aborted) seat.leave();
      const opened = await channel.opened;
      if (opened.ok) return { ok: true, data: seat };
      seat.leave();
      return closing ? { ok: false, error: { kind: 'closing' } } : opened;
    },
    /** Takes over what a poll of the order was answered with; `askedAt` by `performance.now()`. */
    note(order: StoredOrder, snapshot: OrderSnapshot, askedAt: number): void {
      find(order)?.take(snapshot, askedAt);
    },
    /** Whether the supplier's stream of an order is being followed, so that its states are noted. */
    follows(orderId: string): boolean {
      return channels.has(orderId);
    },
    /** How many orders are followed at the supplier, and for how many browsers. */
    counts() {
      const open = [...channels.values()].reduce((sum, { channel }) => sum + channel.watchers, 0);
      return { orders: channels.size, open };
    },
    /** Ends every stream cleanly and lets no other begin. */
    closeAll(): void {
      closing = true;
      for (const { channel } of [...channels.values()]) channel.close();
    },
  };
}

/** This process' hub. */
export const liveHub = processWide('liveHub', () =>
  createHub((order, caller) => ({
    subscribe: (signal) => subscribeToOrder(caller, order.supplierId, signal),
    read: (maxAgeMs) => loadSnapshot(caller, order, maxAgeMs),
    toSnapshot: (supplierOrder) => snapshotOf(order, supplierOrder),
  })),
);
