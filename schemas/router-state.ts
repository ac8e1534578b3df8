import * as z from 'zod';

/** A part of an address, as Next names it: of a shared page it is the place in the shop, and nothing else. */
const segment = z.union([
  z.enum(['', '(browse)', '__PAGE__']),
  z.tuple([
    z.enum(['locale', 'country', 'kind', 'brand']),
    z.string().max(100),
    z.literal('d'),
    z.null(),
  ]),
]);

type State = [z.infer<typeof segment>, { children?: State | undefined }, ...(number | null)[]];

const state: z.ZodType<State> = z.lazy(() =>
  z.tuple(
    [segment, z.strictObject({ children: state.optional() })],
    z.union([z.null(), z.number()]),
  ),
);

/**
 * What Next's router says, in a header, of the page that its visitor comes from (Next 16.4.5), where that
 * is one on which nothing is anybody's own: a country's home, a list, a product, without a query. Of an
 * order's page, or of what is searched for, it is refused.
 */
export const sharedRouterStateSchema = z
  .string()
  .max(2_000)
  .transform((text, context): unknown => {
    try {
      return JSON.parse(decodeURIComponent(text));
    } catch {
      context.addIssue('Neither encoded nor JSON.');
      return z.NEVER;
    }
  })
  .pipe(state);
