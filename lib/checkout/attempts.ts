import * as z from 'zod/mini';
import { newId } from '@/lib/new-id';
import { type OrderedLine, orderedLineSchema } from '@/schemas/cart';
import type { CheckoutRequest } from '@/schemas/checkout';

/**
 * The browser's side of "exactly once": the `Idempotency-Key` of each checkout attempt under way,
 * kept in local storage under a mark of what is being ordered, and the lines it orders. A reload, a
 * lost answer or a second tab repeats the same key; only a definite outcome ends the attempt and lets
 * the next one have a new key. Nor does another checkout of the same lines get one before that.
 */

const storageKey = 'checkout-attempts';

/** Attempts whose outcome is not known; a browser has one or two. The oldest go first. */
const most = 20;

const attemptSchema = z.object({
  order: z.string(),
  key: z.string(),
  lines: z.catch(z.array(orderedLineSchema), []),
});
/** An attempt as it is kept. */
export type KeptAttempt = z.infer<typeof attemptSchema>;

/** One by one: an attempt that cannot be read must not take the keys of the others with it. */
const attemptsSchema = z.array(z.unknown());
type Attempts = KeptAttempt[];

/** What is to be ordered. */
export type OrderAttempt = {
  checkout: CheckoutRequest;
  /** The cart's, or what stands for a good bought by itself. */
  lines: OrderedLine[];
  /** Whether each line is ordered once at most: the cart's. Others may be bought again and again. */
  once: boolean;
};

/**
 * Attempts that storage did not take, as it is refused or full: their keys still cover double clicks
 * and retries of this page.
 */
let unsaved: Attempts = [];

function storedAttempts(): Attempts {
  try {
    const stored = localStorage.getItem(storageKey);
    const kept = attemptsSchema.safeParse(JSON.parse(stored ?? '[]')).data ?? [];
    return kept.flatMap((each) => attemptSchema.safeParse(each).data ?? []);
  } catch {
    return [];
  }
}

const readAttempts = (): Attempts => [...storedAttempts(), ...unsaved];

function writeAttempts(attempts: Attempts): void {
  const kept = attempts.slice(-most);
  try {
    if (kept.length === 0) localStorage.removeItem(storageKey);
    else localStorage.setItem(storageKey, JSON.stringify(kept));
    unsaved = [];
  } catch {
    const stored = new Set(storedAttempts().map(({ key }) => key));
    unsaved = kept.filter(({ key }) => !stored.has(key));
  }
}

/** A short mark of an order's content; storage need not hold the buyer's e-mail. */
async function markOf(order: unknown): Promise<string> {
  const text = JSON.stringify(order);
  if (crypto.subtle === undefined) return String(text.length) + simpleHash(text);
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** FNV-1a, for plain http, where Web Crypto is missing: a collision costs a refused key, no money. */
function simpleHash(text: string): string {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return (hash >>> 0).toString(16);
}

/** Lets one tab at a time look and write; browsers without locks take the small chance. */
async function alone<T>(act: () => T): Promise<T> {
  const { locks } = navigator as { locks?: LockManager };
  return locks === undefined ? act() : await locks.request(storageKey, act);
}

const marked = ({ checkout, lines, once }: OrderAttempt) =>
  markOf({ checkout, lineIds: once ? lines.map(({ id }) => id) : null });

const shareLines = (one: OrderedLine[], other: OrderedLine[]) =>
  one.some(({ id }) => other.some((line) => line.id === id));

/**
 * The key to order with: of the attempt under way at the very same order, else a new one. There is
 * none while other attempts have lines in common with this one; how those ended comes first, and
 * each that made no order is to be forgotten.
 */
export async function beginAttempt(
  attempt: OrderAttempt,
): Promise<{ key: string } | { rivals: KeptAttempt[] }> {
  const order = await marked(attempt);
  return await alone(() => {
    const attempts = readAttempts();
    const known = attempts.find((kept) => kept.order === order);
    if (known !== undefined) return { key: known.key };
    const rivals = attempts.filter(({ lines }) => shareLines(lines, attempt.lines));
    if (rivals.length > 0) return { rivals };
    const key = newId();
    writeAttempts([...attempts, { order, key, lines: attempt.lines }]);
    return { key };
  });
}

async function forget(isOver: (kept: KeptAttempt) => boolean): Promise<void> {
  await alone(() => writeAttempts(readAttempts().filter((kept) => !isOver(kept))));
}

/** Forgets the attempt with this key: it has made no order, and never will. */
export async function forgetAttempt({ key }: KeptAttempt): Promise<void> {
  await forget((kept) => kept.key === key);
}

/** Ends the attempt: its outcome is known, so the same again is another one. */
export async function endAttempt(attempt: OrderAttempt): Promise<void> {
  const order = await marked(attempt);
  await forget((kept) => kept.order === order);
}

/** Leaves behind every attempt at any of these lines, whatever came of it. */
export async function abandonAttempts({ lines }: OrderAttempt): Promise<void> {
  await forget((kept) => shareLines(kept.lines, lines));
}
