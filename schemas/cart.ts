import * as z from 'zod/mini';
import { maxUnits } from './cart-limits';
import { kindSegments } from './kinds';

/** As in `schemas/checkout.ts`: a longer address or name is an attack, not a buyer. */
const maxText = 254;
const maxName = 200;

/** Longer than any cart there can be, even with each character escaped. */
const maxStored = 100_000;

/** Trimmed again after the cut, so that reading it a second time changes nothing. */
const nameSchema = z.string().check(z.overwrite((text) => text.trim().slice(0, maxName).trim()));

/**
 * One line of the cart: so many units of one good for one recipient. It never holds a price; the
 * shop is asked for that. Too long a text or too large a number is cut. zod/mini: runs in the
 * browser.
 */
export const cartLineSchema = z.object({
  id: z.string().check(z.minLength(1), z.maxLength(64)),
  /** Upper-case alpha-2. */
  country: z.string().check(z.regex(/^[A-Z]{2}$/)),
  kind: z.enum(kindSegments),
  /** The brand's slug. */
  brand: z.string().check(z.regex(/^[a-z0-9-]+$/), z.maxLength(maxText)),
  product: z.string().check(z.minLength(1), z.maxLength(maxText)),
  /** Of a product whose value the buyer chooses; the rule is the server's `plainAmountSchema`. */
  value: z.optional(z.string().check(z.maxLength(20), z.regex(/^(0|[1-9]\d*)(\.\d{1,2})?$/))),
  quantity: z.number().check(
    z.minimum(1),
    z.overwrite((units) => Math.min(Math.trunc(units), maxUnits)),
  ),
  /** E-mail, phone or account as typed; absent: the buyer's own e-mail, or not given yet. */
  recipient: z.optional(z.string().check(z.overwrite((text) => text.slice(0, maxText)))),
  /** What brand and value were called when put in, until the shop says what they are called. */
  name: nameSchema,
  label: nameSchema,
  /** Kept back for a later order. */
  later: z.optional(z.literal(true)),
});
export type CartLine = z.infer<typeof cartLineSchema>;

/** What a browser keeps of a buyer's choice: at most `maxUnits` units, and no two lines of an id. */
export type Cart = { version: 1; lines: CartLine[] };

/** So many units of a line that were ordered. */
export const orderedLineSchema = z.object({ id: z.string(), quantity: z.number() });
export type OrderedLine = z.infer<typeof orderedLineSchema>;

const storedCartSchema = z.object({ lines: z.array(z.unknown()) });

/**
 * An object without another one inside, such as a line. No backslash outside a string: no JSON has
 * one there, and it keeps the search linear, whatever the text.
 */
const flatObject = /\{(?:[^{}"\\]|"(?:[^"\\]|\\.)*")*\}/g;

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** What may be lines: of a text that is no cart, such as half of one, every object in it. */
function storedLines(text: string): unknown[] {
  const stored = storedCartSchema.safeParse(parseJson(text));
  return stored.success ? stored.data.lines : (text.match(flatObject) ?? []).map(parseJson);
}

/**
 * The cart in a text that a browser kept, whatever became of it meanwhile: line by line, without
 * those that make no sense, that repeat an id or that there is no room for. Never throws; a text
 * without any line is an empty cart.
 */
export function readCart(text: string | null): Cart {
  const lines: CartLine[] = [];
  let room = maxUnits;
  for (const stored of storedLines(text?.slice(0, maxStored) ?? '')) {
    const line = cartLineSchema.safeParse(stored).data;
    if (line === undefined || room === 0 || lines.some(({ id }) => id === line.id)) continue;
    const quantity = Math.min(line.quantity, room);
    room -= quantity;
    lines.push({ ...line, quantity });
  }
  return { version: 1, lines };
}
