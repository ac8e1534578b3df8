import * as z from 'zod/mini';
import { nearbyValueSchema } from './nearby-value';
import { problemFields, problemRepairs } from './problem';

/**
 * One thing that stands in an order's way, as the shop tells it. A name this page does not know is
 * left out, so that a shop renewed under an open page does not cost the buyer the sentence.
 */
const toldProblemSchema = z.object({
  code: z.string(),
  field: z.catch(z.optional(z.enum(problemFields)), undefined),
  repair: z.catch(z.optional(z.enum(problemRepairs)), undefined),
  /** Other ways to pay that get around it; the best first. */
  alternatives: z.catch(
    z.optional(z.array(z.object({ coin: z.string(), network: z.string() }))),
    undefined,
  ),
  /** The line of the request it is about, counted from 0; absent when it is about them all. */
  line: z.catch(z.optional(z.int().check(z.nonnegative())), undefined),
  /** Values of the same brand that can be had instead of that line's; the nearest first. */
  nearby: z.catch(z.optional(z.array(nearbyValueSchema)), undefined),
  /** How many units, from the first line on, can be ordered together without this problem. */
  fits: z.catch(z.optional(z.int().check(z.positive())), undefined),
});
export type ToldProblem = z.infer<typeof toldProblemSchema>;

/**
 * What the shop's own endpoints answer with when something is wrong. `code` is one of a closed
 * set; `problems` lists why the supplier refuses, `fields` which fields of the body are wrong.
 * zod/mini: runs in the browser.
 */
export const apiErrorSchema = z.object({
  error: z.object({
    code: z.string(),
    problems: z.catch(z.optional(z.array(toldProblemSchema)), undefined),
    fields: z.catch(z.optional(z.array(z.string())), undefined),
    /** Names this refusal to the partner's support; sent where a code is unknown. */
    reference: z.catch(z.optional(z.string()), undefined),
  }),
});

/** Answer of `POST /api/orders`: where the order now lives. */
export const placedOrderSchema = z.object({ orderId: z.string() });

/**
 * Answer of `POST /api/orders/attempts`: how an attempt ended; `none` is one that has made no order and
 * never will, and `orderId` comes with `placed`. No union, which costs every page here half a kilobyte.
 */
export const attemptAnswerSchema = z.object({
  status: z.enum(['placed', 'none', 'unconfirmed', 'in-progress']),
  orderId: z.optional(z.string()),
});
export type AttemptAnswer = z.infer<typeof attemptAnswerSchema>;

/** Answer of `POST /api/orders/validations`: what would have to be paid. */
export const validatedSchema = z.object({
  amount: z.string(),
  coin: z.string(),
  /** What it would be without the coupon; absent when there is none, or it takes nothing off. */
  before: z.catch(z.optional(z.string()), undefined),
});
export type Validated = z.infer<typeof validatedSchema>;

/**
 * Answer of `GET /api/quotes`: the price of a chosen value, in a coin. `ageMs` is how long ago the
 * supplier named it, where that is known.
 */
export const quoteSchema = z.object({
  amount: z.string(),
  coin: z.string(),
  ageMs: z.catch(z.optional(z.number().check(z.nonnegative())), undefined),
});
