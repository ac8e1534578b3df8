import type { Payment } from '@/schemas/checkout';
import type { ToldProblem } from '@/schemas/checkout-answer';
import type { NearbyValue } from '@/schemas/problem';

/** The parts of the form that a problem can lead to. */
export type FormField = 'lines' | 'recipient' | 'email' | 'coin' | 'network' | 'coupon';

/** One thing to press against a problem. */
export type Repair =
  | { type: 'pay'; payment: Payment }
  /** Another value of the same brand in the line's place. */
  | { type: 'take'; lineId: string; nearby: NearbyValue }
  /** The line's product page, where another value is chosen. */
  | { type: 'another'; lineId: string }
  | { type: 'remove'; lineId: string }
  /** Order so many units now and keep the others for another order. */
  | { type: 'split'; units: number }
  | { type: 'add-more' }
  | { type: 'drop-coupon' }
  | { type: 'identity'; href: string }
  /** The partner's support, where nothing else can be pressed. */
  | { type: 'support'; href: string }
  | { type: 'focus'; field: FormField; lineId?: string };

/** What is being ordered, as far as repairs depend on it. */
export type Ordered = {
  /** In the order they were sent. */
  lines: { id: string; quantity: number }[];
  /** The partner's page about identity checks; null without one. */
  identityHref: string | null;
  /** Where the partner's support is reached; null without one. */
  supportHref: string | null;
};

const unitsOf = ({ lines }: Ordered) => lines.reduce((units, line) => units + line.quantity, 0);

/** Repairs of a line that cannot be had as chosen: the same brand first, leaving it out last. */
function forLine(lineId: string, problem: ToldProblem, { lines }: Ordered): Repair[] {
  return [
    ...(problem.nearby ?? []).map((nearby): Repair => ({ type: 'take', lineId, nearby })),
    { type: 'another', lineId },
    ...(lines.length > 1 ? [{ type: 'remove', lineId } as const] : []),
  ];
}

/** To order less at a time: as much as is known to go together, else the first unit by itself. */
function forSize({ fits }: ToldProblem, ordered: Ordered, splits: boolean): Repair[] {
  const units = fits ?? (splits ? 1 : null);
  return units !== null && units < unitsOf(ordered) ? [{ type: 'split', units }] : [];
}

/**
 * What helps against a problem, the best first; empty when nothing but time does, or an identity
 * check the partner has neither a page about nor support for. Every remedy keeps the rest of the
 * order as it is, and none orders anything by itself.
 */
export function repairsFor(problem: ToldProblem, ordered: Ordered): Repair[] {
  const repairs = remediesFor(problem, ordered);
  const { supportHref } = ordered;
  return repairs.length === 0 && supportHref !== null && isForSupport(problem)
    ? [{ type: 'support', href: supportHref }]
    : repairs;
}

/** Checks of who the buyer is, also those under way: the supplier's, where a buyer may be lost. */
const isForSupport = ({ code, repair }: ToldProblem) =>
  repair === 'verify-identity' || /KYC|VERIFICATION/.test(code);

/** What the buyer can do without anybody's help. */
function remediesFor(problem: ToldProblem, ordered: Ordered): Repair[] {
  const { lines, identityHref } = ordered;
  const [only] = lines.length === 1 ? lines : [];
  const lineId = (problem.line === undefined ? only : lines[problem.line])?.id;
  const pay = (problem.alternatives ?? []).map((payment): Repair => ({ type: 'pay', payment }));
  const identity: Repair[] =
    identityHref === null ? [] : [{ type: 'identity', href: identityHref }];
  const focus = (field: FormField): Repair => ({ type: 'focus', field });
  const another: Repair[] = lineId === undefined ? [] : [{ type: 'another', lineId }];
  switch (problem.repair) {
    case 'choose-another-value':
    case 'choose-another-product':
    case 'sign-in-elsewhere':
      return lineId === undefined ? [focus('lines')] : forLine(lineId, problem, ordered);
    case 'lower-value': {
      const less = [...forSize(problem, ordered, false), ...another];
      return [...(less.length > 0 ? less : [focus('lines')]), ...identityOf(problem, identity)];
    }
    case 'raise-value':
      return [...pay, ...another, { type: 'add-more' }];
    case 'split-order':
      return [...forSize(problem, ordered, true), focus('lines')];
    case 'fix-recipient':
      // Of several lines, nobody knows whose recipient it is.
      return lineId === undefined
        ? [focus('lines')]
        : [{ type: 'focus', field: 'recipient', lineId }];
    case 'fix-email':
      return [focus('email')];
    case 'switch-payment':
      return pay.length > 0 ? pay : [focus('coin')];
    case 'switch-network':
      return [...(pay.length > 0 ? pay : [focus('network')]), ...identityOf(problem, identity)];
    case 'drop-coupon':
      return [{ type: 'drop-coupon' }, focus('coupon')];
    case 'verify-identity':
      return [...identity, ...pay];
    case 'wait':
    case undefined:
      return [...fieldOf(problem, lineId), ...identityOf(problem, identity)];
    default:
      return problem.repair satisfies never;
  }
}

/** Limits of unchecked buyers, a payer's name and checks under way are helped by the identity page. */
function identityOf({ code }: ToldProblem, identity: Repair[]): Repair[] {
  return /SPENDING_LIMIT|FULLNAME|KYC|VERIFICATION/.test(code) ? identity : [];
}

function fieldOf({ field }: ToldProblem, lineId: string | undefined): Repair[] {
  switch (field) {
    case 'recipient':
      return [{ type: 'focus', field, ...(lineId !== undefined && { lineId }) }];
    case 'email':
    case 'coin':
    case 'network':
    case 'coupon':
      return [{ type: 'focus', field }];
    case 'line':
    case 'value':
    case 'order':
    case undefined:
      return [];
    default:
      return field satisfies never;
  }
}

/**
 * Which units are kept for later when only the first so many are ordered now, by line.
 * @param units at least 1.
 */
export function unitsBeyond(
  lines: readonly { id: string; quantity: number }[],
  units: number,
): { id: string; units: number }[] {
  let room = units;
  return lines.flatMap(({ id, quantity }) => {
    const now = Math.min(room, quantity);
    room -= now;
    return now < quantity ? [{ id, units: quantity - now }] : [];
  });
}
