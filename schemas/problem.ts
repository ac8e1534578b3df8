/** A way to pay that a problem's details name; `network` is null where they name the coin alone. */
export type NamedCombination = { coin: string; network: string | null };

/**
 * What the supplier says beside a problem's code, as far as it can be read: lists of payment
 * methods and of coins with their networks. A hint; nothing is sold on the strength of it.
 */
export type ProblemDetails = { vias: string[]; combinations: NamedCombination[] };

/** A value of the same brand that can be had instead; `value` for a range product, a plain decimal. */
export type NearbyValue = { product: string; value?: string; label: string };

/** One thing that stands in an order's way: the supplier's code, and what it says beside it. */
export type Problem = {
  code: string;
  details: ProblemDetails;
  /** The line it is about, counted from 0, where that is known: the supplier does not say. */
  line?: number;
  /** What may be taken instead of that line's value, the nearest first. */
  nearby?: NearbyValue[];
  /** How many units, from the first line on, can be ordered together without it. */
  fits?: number;
};

/** What a problem is about, as the supplier's reference groups its codes. */
export type ProblemGroup =
  | 'amount'
  | 'limit'
  | 'product'
  | 'recipient'
  | 'payment'
  | 'account'
  | 'coupon'
  | 'identity';

/** The part of a checkout that a problem belongs to; `order` is the whole of it. */
export const problemFields = [
  'line',
  'value',
  'recipient',
  'email',
  'coin',
  'network',
  'coupon',
  'order',
] as const;
export type ProblemField = (typeof problemFields)[number];

/** What a buyer can do about a problem. */
export const problemRepairs = [
  'choose-another-value',
  'choose-another-product',
  'lower-value',
  'raise-value',
  'split-order',
  'fix-recipient',
  'fix-email',
  'switch-payment',
  'switch-network',
  'drop-coupon',
  'verify-identity',
  'wait',
  'sign-in-elsewhere',
] as const;
export type ProblemRepair = (typeof problemRepairs)[number];
