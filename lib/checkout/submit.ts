import type * as z from 'zod/mini';
import type { OrderedLine } from '@/schemas/cart';
import type { CheckoutRequest } from '@/schemas/checkout';
import {
  apiErrorSchema,
  attemptAnswerSchema,
  placedOrderSchema,
  type ToldProblem,
  type Validated,
  validatedSchema,
} from '@/schemas/checkout-answer';
import type { ProblemField } from '@/schemas/problem';
import { isAbout } from './about';
import {
  beginAttempt,
  endAttempt,
  forgetAttempt,
  type KeptAttempt,
  type OrderAttempt,
} from './attempts';

/** Why nothing was ordered; `reference` names it to the partner's support where a code is unknown. */
type Refusal = { kind: 'problems'; problems: ToldProblem[]; reference?: string };

/** How a press on "Place order" ended. */
export type SubmitOutcome =
  | { kind: 'placed'; orderId: string }
  /** Codes of the shop, of its supplier errors or of the supplier; all of them at once. */
  | Refusal
  /** The supplier now asks for another amount than the buyer has seen. Nothing was ordered. */
  | { kind: 'changed'; price: Validated }
  | { kind: 'unconfirmed' }
  /** Another attempt has ordered these lines, or some of them. Nothing was ordered again. */
  | { kind: 'ordered-before'; orderId: string; lines: OrderedLine[] }
  | { kind: 'offline' };

type Failure = {
  ok: false;
  code: string;
  problems: ToldProblem[];
  fields: string[];
  reference: string | undefined;
};

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
    const { code, problems = [], fields = [], reference } = failed.data.error;
    return { ok: false, code, problems, fields, reference };
  } catch {
    return null;
  }
}

/** The fields of a checkout that stand in the form, by their path in its body. */
const formFields: [RegExp, ProblemField][] = [
  [/^email$/, 'email'],
  [/^lines\.\d+\.beneficiary$/, 'recipient'],
  [/^payment\.coin$/, 'coin'],
  [/^payment\.network$/, 'network'],
  [/^coupon$/, 'coupon'],
];

function problemsOf({ code, problems, fields }: Failure): ToldProblem[] {
  if (problems.length > 0) return problems;
  const known = fields.flatMap((path): ToldProblem[] => {
    const field = formFields.find(([pattern]) => pattern.test(path))?.[1];
    const line = /^lines\.(\d+)\./.exec(path)?.[1];
    return field === undefined ? [] : [{ code, field, ...(line && { line: Number(line) }) }];
  });
  return known.length > 0 ? known : [{ code }];
}

const refusalOf = (failure: Failure): Refusal => ({
  kind: 'problems',
  problems: problemsOf(failure),
  ...(failure.reference !== undefined && { reference: failure.reference }),
});

/** What a check has found: what is to be paid, all that stands in the way, or that nobody answers. */
export type CheckOutcome = { kind: 'priced'; price: Validated } | Refusal | { kind: 'offline' };

/** Checks an order; nothing is ordered. */
export async function checkOrder(checkout: CheckoutRequest): Promise<CheckOutcome> {
  const checked = await post('/api/orders/validations', checkout, validatedSchema);
  if (checked === null) return { kind: 'offline' };
  return checked.ok ? { kind: 'priced', price: checked.data } : refusalOf(checked);
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
  if (reply.code === 'refused') return refusalOf(reply);
  return reply.code === 'unconfirmed' || mayExist ? { kind: 'unconfirmed' } : refusalOf(reply);
}

/** Repeats a call until it has an answer that will do, or for as long as it is worth waiting. */
async function insist<T>(act: (last: boolean) => Promise<T | null>): Promise<T | null> {
  for (const wait of askAgainMs) {
    const answer = await act(false);
    if (answer !== null) return answer;
    await pause(wait);
  }
  return await act(true);
}

/** What another attempt at the same lines stands in the way with; null when it made no order. */
async function obstacleOf(rival: KeptAttempt): Promise<SubmitOutcome | null> {
  const reply = await insist(async () => {
    const told = await post('/api/orders/attempts', { key: rival.key }, attemptAnswerSchema);
    const isOpen =
      told === null ||
      (told.ok ? told.data.status === 'in-progress' : told.code === 'store-unavailable');
    return isOpen ? null : told;
  });
  if (reply === null) return { kind: 'unconfirmed' };
  if (!reply.ok) return refusalOf(reply);
  const { data } = reply;
  switch (data.status) {
    case 'placed':
      return data.orderId === undefined
        ? { kind: 'unconfirmed' }
        : { kind: 'ordered-before', orderId: data.orderId, lines: rival.lines };
    case 'unconfirmed':
    case 'in-progress':
      return { kind: 'unconfirmed' };
    case 'none':
      await forgetAttempt(rival);
      return null;
    default:
      return data.status satisfies never;
  }
}

/**
 * The attempt's key, once no other attempt at its lines is left that may have made an order; else
 * what stands in the way.
 */
async function keyFor(attempt: OrderAttempt): Promise<{ key: string } | SubmitOutcome> {
  for (;;) {
    const begun = await beginAttempt(attempt);
    if ('key' in begun) return begun;
    for (const rival of begun.rivals) {
      const obstacle = await obstacleOf(rival);
      if (obstacle === null) continue;
      // What is not in the cart may be bought again, now that its buyer knows.
      if (obstacle.kind === 'ordered-before' && !attempt.once) await forgetAttempt(rival);
      return obstacle;
    }
  }
}

/**
 * Repeats the same attempt, key and all, until its outcome is known. Repeating is safe: the server
 * answers a known key from what it wrote down and calls the supplier once at most.
 */
async function placeOnce(attempt: OrderAttempt): Promise<SubmitOutcome> {
  const begun = await keyFor(attempt);
  if (!('key' in begun)) return begun;
  const headers = { 'Idempotency-Key': begun.key };
  let mayExist = false;
  const outcome = await insist(async (last) => {
    const reply = await post('/api/orders', attempt.checkout, placedOrderSchema, headers);
    mayExist ||= reply === null || (!reply.ok && reply.code === 'in-progress');
    return outcomeOf(reply, { mayExist, last });
  });
  // An unconfirmed attempt keeps its key: asking again must never become a second order. So does an
  // order of the cart's lines: a tab that has not heard of it yet finds the same order.
  if (outcome === null || outcome.kind === 'unconfirmed') return { kind: 'unconfirmed' };
  if (outcome.kind !== 'placed' || !attempt.once) await endAttempt(attempt);
  return outcome;
}

/**
 * The problems an order was refused for, as a check tells them: a refused creation names one code
 * and no line. What the check finds no fault with stays as it was told.
 */
async function explained(outcome: SubmitOutcome, { checkout }: OrderAttempt) {
  if (outcome.kind !== 'problems') return outcome;
  const checked = await checkOrder(checkout);
  return checked.kind === 'problems' && checked.problems.some(({ repair }) => repair !== undefined)
    ? checked
    : outcome;
}

/** Asks how an attempt at this very order ended, or goes on with it. Never a second order. */
export async function askAgain(attempt: OrderAttempt): Promise<SubmitOutcome> {
  return await explained(await placeOnce(attempt), attempt);
}

/**
 * Checks the order and places it, unless it has become dearer than what the buyer saw.
 * @param seen the amount shown beside the button, in the chosen coin; null when none was.
 */
export async function submitOrder(
  attempt: OrderAttempt,
  seen: string | null,
  onPlacing: () => void,
): Promise<SubmitOutcome> {
  const checked = await checkOrder(attempt.checkout);
  if (checked.kind !== 'priced') return checked;
  const { price } = checked;
  if (seen === null || !isAbout(price.amount, seen)) return { kind: 'changed', price };
  onPlacing();
  return await explained(await placeOnce(attempt), attempt);
}
