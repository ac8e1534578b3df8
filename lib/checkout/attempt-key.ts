import * as z from 'zod/mini';

/**
 * The browser's side of "exactly once": the `Idempotency-Key` of each checkout attempt under way,
 * kept in local storage under a mark of what is being ordered. A reload, a lost answer or a second
 * tab repeats the same key; only a definite outcome ends the attempt and lets the next one have a
 * new key.
 */

const storageKey = 'checkout-attempts';

/** Attempts whose outcome is not known; a browser has one or two. The oldest go first. */
const most = 20;

const attemptsSchema = z.array(z.object({ order: z.string(), key: z.string() }));
type Attempts = z.infer<typeof attemptsSchema>;

/**
 * Attempts that storage did not take, as it is refused or full: their keys still cover double clicks
 * and retries of this page.
 */
let unsaved: Attempts = [];

function newKey(): string {
  // randomUUID exists in secure contexts only; the sandbox may be opened from a phone over http.
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

function storedAttempts(): Attempts {
  try {
    const stored = localStorage.getItem(storageKey);
    return attemptsSchema.safeParse(JSON.parse(stored ?? '[]')).data ?? [];
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

/** The key for ordering `order`: the one under way for the same content, else a new one. */
export async function attemptKey(order: unknown): Promise<string> {
  const mark = await markOf(order);
  return await alone(() => {
    const attempts = readAttempts();
    const known = attempts.find((attempt) => attempt.order === mark);
    if (known !== undefined) return known.key;
    const key = newKey();
    writeAttempts([...attempts, { order: mark, key }]);
    return key;
  });
}

/** Ends the attempt at ordering `order`: its outcome is known, so the same again is another one. */
export async function endAttempt(order: unknown): Promise<void> {
  const mark = await markOf(order);
  await alone(() => writeAttempts(readAttempts().filter((attempt) => attempt.order !== mark)));
}
