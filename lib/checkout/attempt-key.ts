/**
 * The browser's side of "exactly once": the `Idempotency-Key` of the checkout attempt under way,
 * kept in session storage under what is being ordered. A reload or a lost answer repeats the same
 * key; only a definite outcome ends the attempt and lets the next one have a new key.
 */

const storageKey = 'checkout-attempt';

type Attempt = { order: string; key: string };

function newKey(): string {
  // randomUUID exists in secure contexts only; the sandbox may be opened from a phone over http.
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Where storage is refused, the key still covers double clicks and retries of this page. */
let inMemory: Attempt | null = null;

function readAttempt(): Attempt | null {
  if (inMemory !== null) return inMemory;
  try {
    const stored: unknown = JSON.parse(sessionStorage.getItem(storageKey) ?? 'null');
    if (typeof stored !== 'object' || stored === null) return null;
    const { order, key } = { order: undefined, key: undefined, ...stored };
    return typeof order === 'string' && typeof key === 'string' ? { order, key } : null;
  } catch {
    return null;
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

/** The key for ordering `order`: the one under way for the same content, else a new one. */
export async function attemptKey(order: unknown): Promise<string> {
  const mark = await markOf(order);
  const known = readAttempt();
  if (known?.order === mark) return known.key;
  inMemory = { order: mark, key: newKey() };
  try {
    sessionStorage.setItem(storageKey, JSON.stringify(inMemory));
  } catch {
    // Full or refused; see above.
  }
  return inMemory.key;
}

/** Ends the attempt: its outcome is known, so another order is another attempt. */
export function endAttempt(): void {
  inMemory = null;
  try {
    sessionStorage.removeItem(storageKey);
  } catch {
    // As above.
  }
}
