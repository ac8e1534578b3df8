import 'server-only';
import type { SupplierOrder } from '@/schemas/order';
import type { Result } from '@/schemas/result';
import type { SupplierError } from './errors';

type Answer = Result<SupplierOrder, SupplierError>;

type Held = {
  /** When the answer was asked for, or came over the stream. */
  at: number;
  answer: Promise<Answer>;
  /** What the answer turned out to be; null while it is on its way. */
  settled: Answer | null;
  forgetting: NodeJS.Timeout;
};

/** Newer by the supplier's own clock, which counts in seconds; without one, the later to arrive. */
function isOlder(order: SupplierOrder, known: Answer | null): boolean {
  if (known === null || !known.ok) return false;
  return (order.updatedAt ?? order.createdAt ?? 0) < (known.data.updatedAt ?? 0);
}

/**
 * Spreads what was read of an order to everyone who asks in the next moment: its page, the polls
 * of several tabs and a wake-up cost one call. Nothing is kept for longer than `spacingMs`, codes
 * included, and nothing is kept of an order nobody asks about.
 */
export function createOrderReads(spacingMs: number, now: () => number = () => performance.now()) {
  const held = new Map<string, Held>();

  function hold(id: string, answer: Promise<Answer>): Held {
    // A stream may bring thousands of frames: one timer an order.
    clearTimeout(held.get(id)?.forgetting);
    const forgetting = setTimeout(() => held.delete(id), spacingMs).unref();
    const entry: Held = { at: now(), answer, settled: null, forgetting };
    held.set(id, entry);
    return entry;
  }

  return {
    /** What is known of the order, if that is at most `maxAgeMs` old; else what `load` brings. */
    async read(id: string, maxAgeMs: number, load: () => Promise<Answer>): Promise<Answer> {
      const known = held.get(id);
      if (known !== undefined && now() - known.at < Math.min(maxAgeMs, spacingMs)) {
        return await known.answer;
      }
      const entry = hold(id, load());
      entry.settled = await entry.answer;
      return entry.settled;
    },
    /** What was heard of the order a moment ago, without asking; null for nothing, or no good answer. */
    heard(id: string): Answer | null {
      const known = held.get(id);
      return known?.settled?.ok === true && now() - known.at < spacingMs ? known.settled : null;
    },
    /** Takes over what the supplier's stream said, so that no poll answers with less. */
    note(order: SupplierOrder): void {
      if (isOlder(order, held.get(order.supplierId)?.settled ?? null)) return;
      const answer: Answer = { ok: true, data: order };
      hold(order.supplierId, Promise.resolve(answer)).settled = answer;
    },
  };
}
