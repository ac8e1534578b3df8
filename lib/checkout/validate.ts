import 'server-only';
import type { Checkout } from '@/schemas/checkout';
import type { Validated } from '@/schemas/checkout-answer';
import type { Problem } from '@/schemas/problem';
import type { Result } from '@/schemas/result';
import { nearbyValues } from '../catalogue/nearby';
import type { SupplierError } from '../cryptorefills/errors';
import { type Delivery, validateOrder } from '../cryptorefills/orders';
import { canonicalCode, problemRule } from '../cryptorefills/problems';
import type { Session } from '../session';
import { within } from '../within';
import { deliveriesOf, type ResolvedLine, requestFor, resolveLines } from './resolve';

/** What the supplier says of some deliveries as if they were the order: its codes; null if nothing. */
type CodesOf = (deliveries: Delivery[]) => Promise<string[] | null>;

/** A refusal being looked into: the lines that were asked for, and how to ask about parts of them. */
type Search = { lines: readonly ResolvedLine[]; codesOf: CodesOf; locale: string };

/** A buyer waits no longer than that for a problem to be told more exactly. */
const searchMs = 6_000;

/** About one line, though the supplier does not say which. */
function isOfLine({ code }: Problem): boolean {
  const rule = problemRule(code);
  switch (rule?.group) {
    case 'product':
    case 'account':
      return true;
    case 'recipient':
      return rule.field === 'recipient';
    default:
      return false;
  }
}

/** About how much is ordered at once: fewer units may pass. */
function isOfSize({ code }: Problem): boolean {
  const repair = problemRule(code)?.repair;
  return repair === 'split-order' || repair === 'lower-value';
}

/** Whether a part of an order may have a problem that the whole has not: it may be too little. */
function isOfTooLittle({ code }: Problem): boolean {
  const canonical = canonicalCode(code);
  return (
    canonical === 'COUPON_BELOW_MIN_AMOUNT' || problemRule(canonical)?.repair === 'raise-value'
  );
}

/** The problem as that of one line, with what may be taken instead. */
function atLine(problem: Problem, line: ResolvedLine, locale: string): Problem {
  const { index, product, products, delivery } = line;
  if (problemRule(problem.code)?.repair !== 'choose-another-value') {
    return { ...problem, line: index };
  }
  const nearby = nearbyValues(products, { product, value: delivery.value }, locale);
  return { ...problem, line: index, nearby };
}

/**
 * Finds the lines that problems are about by asking about each line alone, all its units together.
 * What no line has by itself, or nobody could be asked about, stays a problem of the whole.
 */
async function byLine(problems: Problem[], search: Search): Promise<Problem[]> {
  const { lines, codesOf, locale } = search;
  if (problems.length === 0) return [];
  const [only, ...others] = lines;
  if (only !== undefined && others.length === 0) {
    return problems.map((problem) => atLine(problem, only, locale));
  }
  const asked = await Promise.all(
    lines.map(async (line) => {
      const codes = await within(searchMs, codesOf(deliveriesOf([line])));
      return { line, codes: codes ?? [] };
    }),
  );
  return problems.flatMap((problem) => {
    const code = canonicalCode(problem.code);
    const guilty = asked.filter(({ codes }) => codes.includes(code));
    return guilty.length === 0
      ? [problem]
      : guilty.map(({ line }) => atLine(problem, line, locale));
  });
}

/**
 * How many units from the first on can be ordered together without any of the problems, by halving;
 * fewer units never have such a problem that more do not. Null when not one can, or nobody knows.
 */
async function largestFit(problems: Problem[], { lines, codesOf }: Search): Promise<number | null> {
  const units = deliveriesOf(lines);
  const unwanted = new Set(problems.map(({ code }) => canonicalCode(code)));
  let [fits, fails] = [0, units.length];
  while (fails - fits > 1) {
    const middle = Math.floor((fits + fails) / 2);
    const codes = await codesOf(units.slice(0, middle));
    if (codes === null) return null;
    if (codes.some((code) => unwanted.has(code))) fails = middle;
    else fits = middle;
  }
  return fits === 0 ? null : fits;
}

/** Problems of size, each with how much of the order goes without it where that is known. */
async function withFit(problems: Problem[], search: Search): Promise<Problem[]> {
  if (problems.length === 0) return [];
  const fits = await within(searchMs, largestFit(problems, search));
  return fits === null ? problems : problems.map((problem) => ({ ...problem, fits }));
}

/**
 * The supplier's problems, each with the line it is about or how much of the order goes without it.
 * @param isWhole whether every line was asked for: else units could not be counted from the first on.
 */
async function located(problems: Problem[], search: Search, isWhole: boolean): Promise<Problem[]> {
  const sizes = problems.filter(isOfSize);
  const ofLines = problems.filter(isOfLine);
  const others = problems.filter((problem) => !isOfSize(problem) && !isOfLine(problem));
  const [lines, fitting] = await Promise.all([
    byLine(ofLines, search),
    isWhole ? withFit(sizes, search) : sizes,
  ]);
  return [...lines, ...fitting, ...others];
}

/**
 * Checks a checkout whole: what would have to be paid, or every problem at once, each with the line
 * at fault where that can be found out. The supplier's list of problems does not name lines, so on
 * a refusal it is asked again about parts of the order; checking creates nothing.
 * @param validate asks the supplier; a parameter so that its answers can be played in tests.
 */
export async function validateCheckout(
  session: Session,
  checkout: Checkout,
  validate: typeof validateOrder = validateOrder,
): Promise<Result<Validated, SupplierError>> {
  const resolved = await resolveLines(session, checkout);
  if (!resolved.ok) return resolved;
  const { lines, faults } = resolved.data;
  const refused = (problems: Problem[]): Result<never, SupplierError> => ({
    ok: false,
    error: { kind: 'refused', problems },
  });
  if (lines.length === 0) return refused(faults);
  const answer = await validate(session, requestFor(checkout, deliveriesOf(lines)));
  if (answer.ok || answer.error.kind !== 'refused') {
    return faults.length > 0 ? refused(faults) : answer;
  }
  const codesOf: CodesOf = async (deliveries) => {
    const part = await validate(session, requestFor(checkout, deliveries), 'order-recheck');
    if (part.ok) return [];
    return part.error.kind === 'refused'
      ? part.error.problems.map(({ code }) => canonicalCode(code))
      : null;
  };
  const search = { lines, codesOf, locale: checkout.locale };
  if (faults.length === 0) return refused(await located(answer.error.problems, search, true));
  // Without the lines that cannot be had, the rest may seem too little.
  const told = answer.error.problems.filter((problem) => !isOfTooLittle(problem));
  return refused([...faults, ...(await located(told, search, false))]);
}
