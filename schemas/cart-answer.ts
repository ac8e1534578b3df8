import * as z from 'zod/mini';
import { nearbyValueSchema } from './nearby-value';

/** How a good of a cart stands today; `unknown` when the catalogue could not be read. */
export const goodStatuses = ['on-sale', 'sold-out', 'wrong-value', 'gone', 'unknown'] as const;

/** A good of a cart as it is sold today, in the words of the page's language. zod/mini: browser. */
export const cartItemSchema = z.object({
  status: z.catch(z.enum(goodStatuses), 'unknown'),
  /** Null for what the catalogue does not tell any more. */
  brand: z.nullable(
    z.object({
      name: z.string(),
      colour: z.nullable(z.string()),
      /** Up to the variant and file type. */
      logo: z.nullable(z.string()),
    }),
  ),
  label: z.nullable(z.string()),
  /** The product page, where another value is chosen. */
  href: z.string(),
  /** The country it is for, by its name. */
  place: z.string(),
  /** How it is handed over; null while nobody knows. */
  delivery: z.catch(z.nullable(z.enum(['by_email', 'by_phone', 'by_account'])), null),
  /** What arrives on the phone it is for, in a sentence; absent of what goes to none. */
  receives: z.catch(z.optional(z.string()), undefined),
  /** A phone number of the country, as an example of how to write one. */
  examplePhone: z.string(),
  /** For one unit, a plain decimal in the answer's coin; null while there is none. */
  price: z.nullable(z.string()),
  nearby: z.catch(z.array(nearbyValueSchema), []),
});
export type CartItem = z.infer<typeof cartItemSchema>;

/** Answer of `POST /api/cart`: the goods in the order they were asked for, priced in `coin`. */
export const cartAnswerSchema = z.object({ coin: z.string(), items: z.array(cartItemSchema) });
