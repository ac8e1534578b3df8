import 'server-only';

/** At most so many calls within `seconds`, which begin with the first of them. */
export type Limit = { seconds: number; perSession: number; perAddress: number };

/**
 * How often buyers may make the calls that cost something: the supplier's patience, an unpaid order
 * of its, or the shop's own time. A session's limit is what somebody in a hurry just does not reach.
 * An address may be a household or a carrier's translator with many buyers behind it, so it gets
 * four sessions' worth or more; it is what holds back those who come without a cookie, or with a
 * new one each time. `BUYER_RATE` multiplies them all.
 */
export const limits = {
  /**
   * A checkout is checked on every change that has settled, and once more when it is ordered. The
   * supplier may get 300 checks a minute from the whole shop (see `traffic.ts`).
   */
  validation: { seconds: 60, perSession: 30, perAddress: 120 },
  /**
   * An attempt not known before; to hear again what came of one is never counted. A buyer may pay
   * with one coin after the other; each attempt leaves the supplier an order that waits for money.
   */
  order: { seconds: 600, perSession: 10, perAddress: 40 },
  /**
   * How an attempt ended, where another tab or an earlier visit has begun one at the same goods. Each
   * may leave a row in the store.
   */
  attempt: { seconds: 60, perSession: 30, perAddress: 120 },
  /** A price as one types and as it ages, which is about once a second at the very most. */
  quote: { seconds: 60, perSession: 60, perAddress: 240 },
  /** A phone number or an address that was typed, on leaving its field: some computing. */
  'field-check': { seconds: 60, perSession: 30, perAddress: 120 },
  /** Up to 25 ms of computing each, without a session: an address gets a twentieth of a core. */
  'phone-lookup': { seconds: 60, perSession: 30, perAddress: 120 },
  /** A link to an order is made or taken back: a row in the store, and maybe a drawing. */
  link: { seconds: 600, perSession: 30, perAddress: 120 },
  /**
   * A link is looked at, and opened. No token is guessed at any pace; this is for the store's sake,
   * which is asked by whoever comes.
   */
  'link-opening': { seconds: 60, perSession: 10, perAddress: 40 },
  /**
   * A cart leaves a frame, or is taken over from one: a row written, a row deleted. In a frame there
   * may be no cookie, so that the address alone is counted.
   */
  handover: { seconds: 60, perSession: 20, perAddress: 80 },
  /** Up to ten lines described and priced at once: on each visit, and each change of a cart. */
  cart: { seconds: 60, perSession: 30, perAddress: 120 },
  /**
   * A payment for a wallet to sign, at a press: up to four questions to the node, and two to the
   * supplier.
   */
  transaction: { seconds: 60, perSession: 10, perAddress: 40 },
  /** Two for a payment with a wallet that goes well, each with a row to write and an order to read. */
  payment: { seconds: 60, perSession: 30, perAddress: 120 },
  /** A signature checked in a fraction of a millisecond, but of up to 64 kB. */
  verification: { seconds: 60, perSession: 20, perAddress: 80 },
  /** The partner's own doctor, which asks about eight times and has no session. */
  doctor: { seconds: 60, perSession: 15, perAddress: 60 },
} as const satisfies Record<string, Limit>;

export type LimitedCall = keyof typeof limits;
