import type * as z from 'zod/mini';
import type { Checkout } from '@/schemas/checkout';
import {
  apiErrorSchema,
  placedOrderSchema,
  type ToldProblem,
  validatedSchema,
} from '@/schemas/checkout-answer';
import type { ProblemField } from '@/schemas/problem';
import { compareDecimals, timesInteger } from '../money';
import { attemptKey, endAttempt } from './attempt-key';

/** How a press on "Place order" ended. */
export type SubmitOutcome =
  | { kind: 'placed'; orderId: string }
  /** Codes of the shop, of its supplier errors or of the supplier; all of them at once. */
  | { kind: 'problems'; problems: ToldProblem[] }
  /** The supplier now asks for another amount than the buyer has seen. Nothing was ordered. */
  | { kind: 'changed'; amount: string; coin: string }
  | { kind: 'unconfirmed' }
  | { kind: 'offline' };

type Failure = { ok: false; code: string; problems: ToldProblem[]; fields: string[] };

type Reply<T> = { ok: true; data: T } | Failure | null;

async function post<T>(
  path: string,
  body: unknown,
  schema: z.ZodMiniType<T>,
  headers: Record<string, string> = {},
): Promise<Reply<T>> {
  try {
    const response = await fetch(path, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });
    const answer: unknown = await response.json();
    if (response.ok) {
      const parsed = schema.safeParse(answer);
      return parsed.success ? { ok: true, data: parsed.data } : null;
    }
    const failed = apiErrorSchema.safeParse(answer);
    if (!failed.success) return null;
    const { code, problems = [], fields = [] } = failed.data.error;
    return { ok: false, code, problems, fields };
  } catch {
    return null;
  }
}

/** The fields of a checkout that stand in the form, by their path in its body. */
const formFields = new Map<string, ProblemField>([
  ['email', 'email'],
  ['line.beneficiary', 'recipient'],
  ['payment.coin', 'coin'],
  ['payment.network', 'network'],
]);

function problemsOf({ code, problems, fields }: Failure): SubmitOutcome {
  if (problems.length > 0) return { kind: 'problems', problems };
  const field = fields.map((path) => formFields.get(path)).find((known) => known !== undefined);
  return { kind: 'problems', problems: [{ code, ...(field && { field }) }] };
}

/**
 * Whether an amount is no more than half a percent above the one the buyer saw. Prices in coins that
 * move would otherwise be asked about for ever; the order's page states the exact amount before
 * anything is sent.
 */
function isAbout(amount: string, seen: string): boolean {
  const [most, asked] = [timesInteger(seen, 1005), timesInteger(amount, 1000)];
  return most !== null && asked !== null && (compareDecimals(asked, most) ?? 1) <= 0;
}

/** Pauses between asking again about an attempt that is still under way: about 40 s in all. */
const askAgainMs = [500, 1000, 2000, 4000, 8000, 12_000, 12_000] as const;

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * What one answer to the attempt means; null to ask again.
 * @param mayExist whether an earlier answer is missing, so that an order may exist already.
 */
function outcomeOf(
  reply: Reply<{ orderId: string }>,
  { mayExist, last }: { mayExist: boolean; last: boolean },
): SubmitOutcome | null {
  if (reply?.ok === true) return { kind: 'placed', orderId: reply.data.orderId };
  if (reply === null || reply.code === 'in-progress') return last ? { kind: 'unconfirmed' } : null;
  // Says nothing about the attempt: only that the shop could not look it up.
  if (reply.code === 'store-unavailable' && !last) return null;
  // The one answer that says of the attempt itself that it made no order.
  if (reply.code === 'refused') return problemsOf(reply);
  return reply.code === 'unconfirmed' || mayExist ? { kind: 'unconfirmed' } : problemsOf(reply);
}

/**
 * Repeats the same attempt, key and all, until its outcome is known. Repeating is safe: the server
 * answers a known key from what it wrote down and calls the supplier once at most.
 */
async function placeOnce(checkout: Checkout): Promise<SubmitOutcome> {
  const headers = { 'Idempotency-Key': await attemptKey(checkout) };
  let mayExist = false;
  for (const wait of [...askAgainMs, null]) {
    const reply = await post('/api/orders', checkout, placedOrderSchema, headers);
    mayExist ||= reply === null || (!reply.ok && reply.code === 'in-progress');
    const outcome = outcomeOf(reply, { mayExist, last: wait === null });
    if (outcome !== null) {
      // An unconfirmed attempt keeps its key: asking again must never become a second order.
      if (outcome.kind !== 'unconfirmed') endAttempt();
      return outcome;
    }
    if (wait !== null) await pause(wait);
  }
  return { kind: 'unconfirmed' };
}

/**
 * Checks the order and places it, unless it has become dearer than what the buyer saw.
 * @param seen the amount shown beside the button, in the chosen coin; null when none was.
 */
export async function submitOrder(
  checkout: Checkout,
  seen: string | null,
  onPlacing: () => void,
): Promise<SubmitOutcome> {
  const checked = await post('/api/orders/validations', checkout, validatedSchema);
  if (checked === null) return { kind: 'offline' };
  if (!checked.ok) return problemsOf(checked);
  const { amount, coin } = checked.data;
  if (seen === null || !isAbout(amount, seen)) return { kind: 'changed', amount, coin };
  onPlacing();
  return await placeOnce(checkout);
}
