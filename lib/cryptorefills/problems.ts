import type { Problem, ProblemField, ProblemGroup, ProblemRepair } from '@/schemas/problem';

/** What a code is about, which part of a checkout it belongs to, and what helps. */
export type ProblemRule = { group: ProblemGroup; field: ProblemField; repair: ProblemRepair };

const raise = { group: 'amount', field: 'value', repair: 'raise-value' } as const;
const lower = { group: 'amount', field: 'value', repair: 'lower-value' } as const;
const limit = { group: 'limit', field: 'value', repair: 'lower-value' } as const;
const split = { group: 'limit', field: 'order', repair: 'split-order' } as const;
const gone = { group: 'product', field: 'line', repair: 'choose-another-value' } as const;
const inactive = { group: 'product', field: 'line', repair: 'choose-another-product' } as const;
const recipient = { group: 'recipient', field: 'recipient', repair: 'fix-recipient' } as const;
const email = { group: 'recipient', field: 'email', repair: 'fix-email' } as const;
const coin = { group: 'payment', field: 'coin', repair: 'switch-payment' } as const;
const network = { group: 'payment', field: 'network', repair: 'switch-network' } as const;
const payer = { group: 'identity', field: 'network', repair: 'switch-network' } as const;
const login = { group: 'account', field: 'line', repair: 'sign-in-elsewhere' } as const;
const coupon = { group: 'coupon', field: 'coupon', repair: 'drop-coupon' } as const;
const identity = { group: 'identity', field: 'order', repair: 'verify-identity' } as const;
const pending = { group: 'identity', field: 'order', repair: 'wait' } as const;

/**
 * Every code the supplier is known to use. `messages/*.json` holds one sentence for each under
 * `problems`.
 */
export const problemRules = {
  AMOUNT_LESS_THEN_MINIMUM_ALLOWED: raise,
  MAXIMUM_AMOUNT_PER_ORDER_EXCEEDED: lower,
  DAILY_SPENDING_LIMIT_EXCEEDED: limit,
  MONTHLY_SPENDING_LIMIT_EXCEEDED: limit,
  PRODUCT_COUNT_EXCEEDED: split,
  MULTIPLE_LIMITED_PRODUCT_SAME_ORDER: split,
  NOT_AVAILABLE_PRODUCT: gone,
  OUT_OF_STOCK: gone,
  NOT_ACTIVE: inactive,
  INVALID_BENEFICIARY_ACCOUNT: recipient,
  INVALID_EMAIL_DOMAIN: email,
  NOT_ALLOWED_PAYMENT_VIA: coin,
  UNSUPPORTED_PROTOCOL_COIN_COMBINATION: network,
  SUSPENDED_COIN: coin,
  SUSPENDED_NETWORK: network,
  FULLNAME_MISSING: payer,
  LOGIN_REQUIRED: login,
  COUPON_REQUIRES_LOGIN: coupon,
  COUPON_NOT_FOUND: coupon,
  COUPON_NOT_ACTIVE: coupon,
  COUPON_ALREADY_SPENT: coupon,
  COUPON_MAX_USAGE_REACHED: coupon,
  COUPON_EXPIRED: coupon,
  COUPON_BELOW_MIN_AMOUNT: coupon,
  COUPON_NOT_VALID_FOR_USER: coupon,
  COUPON_NOT_VALID_FOR_CATEGORY: coupon,
  COUPON_NOT_VALID_FOR_KIND: coupon,
  COUPON_NOT_VALID_FOR_BRAND: coupon,
  COUPON_NOT_VALID_FOR_COUNTRY: coupon,
  COUPON_NOT_VALID_FOR_STORE: coupon,
  KYC_MISSING: identity,
  KYC_PENDING: pending,
  VERIFICATION_REQUIRED: identity,
} as const satisfies Record<string, ProblemRule>;

export type ProblemCode = keyof typeof problemRules;

/** Names that other clients of the supplier expect and its reference does not list. */
const aliases = new Map<string, ProblemCode>([
  ['PRODUCT_NOT_AVAILABLE', 'NOT_AVAILABLE_PRODUCT'],
  ['INVALID_DENOMINATION', 'NOT_AVAILABLE_PRODUCT'],
  ['INVALID_PRODUCT_VALUE', 'NOT_AVAILABLE_PRODUCT'],
  ['COUNTRY_NOT_SUPPORTED', 'NOT_AVAILABLE_PRODUCT'],
  ['AMOUNT_TOO_LOW', 'AMOUNT_LESS_THEN_MINIMUM_ALLOWED'],
  ['AMOUNT_TOO_HIGH', 'MAXIMUM_AMOUNT_PER_ORDER_EXCEEDED'],
]);

/** What an unknown code is taken for by its name; the first that fits counts. */
const families: readonly [RegExp, ProblemRule][] = [
  [/^COUPON_/, coupon],
  [/^KYC_|VERIFICATION/, identity],
  [/LIMIT/, limit],
  [/^SUSPENDED_/, coin],
  [/STOCK|PRODUCT/, gone],
];

function isKnown(code: string): code is ProblemCode {
  return Object.hasOwn(problemRules, code);
}

/** The supplier's own name for what a code says; an unknown code stays itself. */
export function canonicalCode(code: string): string {
  return aliases.get(code) ?? code;
}

/** The rule of a code, an alias, or a code of a known family; null for any other text. */
export function problemRule(code: string): ProblemRule | null {
  const canonical = canonicalCode(code);
  if (isKnown(canonical)) return problemRules[canonical];
  return families.find(([name]) => name.test(canonical))?.[1] ?? null;
}

/** A problem the shop states by itself, or one of which only the code is known. */
export function problemOf(code: string): Problem {
  return { code, details: { vias: [], combinations: [] } };
}
