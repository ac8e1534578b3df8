import * as z from 'zod';

const hexColour = z.string().regex(/^#[0-9a-fA-F]{6}$/, 'must be a colour such as #0b6b57');

const link = z.url({ protocol: /^(https|mailto)$/, error: 'must be an https: or mailto: link' });

/** `shop.config.json`: what makes the shop a partner's own. */
export const shopConfigSchema = z.strictObject({
  $schema: z.string().optional(),
  name: z.string().min(1, 'must not be empty').max(40, 'must be at most 40 characters'),
  /** The one colour of the one main action on a page; light and dark derive from it. */
  accent: hexColour,
  /** Corner radius of cards and buttons, in pixels. */
  radius: z.number().min(0).max(32).default(12),
  /** Coins in the order they are offered; others follow. The first is chosen to begin with. */
  coins: z.array(z.string()).default(['USDC', 'USDT']),
  /** Networks in the order they are offered for a coin; others follow. */
  networks: z.array(z.string()).default([]),
  /** Countries shown first on the country page, alpha-2 upper case. */
  popularCountries: z.array(z.string().regex(/^[A-Z]{2}$/, 'must be codes such as US')).default([]),
  /** Supplier categories that are not shown. */
  hiddenCategories: z.array(z.string()).default(['e-money']),
  support: link.optional(),
  links: z.array(z.strictObject({ label: z.string().min(1), href: link })).default([]),
  /** Where buyers have their identity checked when the supplier asks for it. */
  identityCheck: link.optional(),
  /** Sent to the supplier as `acquisition.utm_source`. */
  acquisitionTag: z.string().max(60).optional(),
});
export type ShopConfig = z.infer<typeof shopConfigSchema>;
