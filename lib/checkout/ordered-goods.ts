import * as z from 'zod/mini';
import { type CartLine, readCart } from '@/schemas/cart';

/**
 * What each of the last few orders of this device was of, so that one whose price ran out can be
 * ordered anew at a press. Goods alone: neither for whom they were, nor what became of them.
 */
const storageKey = 'ordered-goods';

const most = 5;

const keptSchema = z.array(z.object({ order: z.string(), cart: z.unknown() }));
type Kept = z.infer<typeof keptSchema>;

function read(): Kept {
  try {
    return keptSchema.safeParse(JSON.parse(localStorage.getItem(storageKey) ?? '[]')).data ?? [];
  } catch {
    return [];
  }
}

function write(kept: Kept): void {
  try {
    if (kept.length === 0) localStorage.removeItem(storageKey);
    else localStorage.setItem(storageKey, JSON.stringify(kept.slice(-most)));
  } catch {
    // Then it is chosen again by hand.
  }
}

const others = (orderId: string) => read().filter(({ order }) => order !== orderId);

/** Keeps what an order was of. */
export function keepGoods(orderId: string, lines: readonly CartLine[]): void {
  const goods = lines.map(({ recipient: _, later: __, ...good }) => good);
  write([...others(orderId), { order: orderId, cart: { lines: goods } }]);
}

/** What an order was of, as lines of a cart; none when this device does not know. */
export function goodsOf(orderId: string): CartLine[] {
  const kept = read().find(({ order }) => order === orderId);
  return kept === undefined ? [] : readCart(JSON.stringify(kept.cart)).lines;
}

/** Forgets what an order was of: it has been delivered, and will not be ordered anew. */
export function forgetGoods(orderId: string): void {
  const kept = read();
  if (kept.some(({ order }) => order === orderId)) write(others(orderId));
}
