import * as z from 'zod/mini';
import { cartLineSchema } from './cart';
import { maxUnits } from './cart-limits';

/**
 * A line as it leaves a frame: what is wanted and how often. Whom it is for stays behind, whatever
 * was sent.
 */
export const handedLineSchema = z.omit(cartLineSchema, { id: true, recipient: true, later: true });
export type HandedLine = z.infer<typeof handedLineSchema>;

/** A cart as it leaves a frame. */
export const handedLinesSchema = z
  .array(handedLineSchema)
  .check(z.minLength(1), z.maxLength(maxUnits));

/** The answer to who takes a cart over: one of these. Why there is none is not told. */
export const handoverOpenedSchemas = [
  z.object({ kind: z.literal('opened'), lines: handedLinesSchema }),
  z.object({ kind: z.literal('gone') }),
] as const;
export type HandoverOpened = z.infer<(typeof handoverOpenedSchemas)[number]>;
