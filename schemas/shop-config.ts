import * as z from 'zod';
import { brandingFileSchema } from './branding-file';
import { kindSegments } from './kinds';
import { locales } from './languages';
import { originSchema } from './origin';
import { themeSchema } from './shop-theme';

const link = z.url({ protocol: /^(https|mailto)$/, error: 'must be an https: or mailto: link' });
const webLink = z.url({ protocol: /^https$/, error: 'must be an https: link' });
const contactLink = z.url({
  protocol: /^(https|mailto|tel)$/,
  error: 'must be an https:, mailto: or tel: link',
});

const country = z
  .string()
  .regex(/^[A-Z]{2}$/, 'must be a code such as US')
  .meta({ examples: ['US'] });
const slug = z
  .string()
  .regex(/^[A-Za-z0-9-]+$/, 'must be a slug such as netflix, as it stands in the address')
  .meta({ examples: ['netflix'] })
  .transform((text) => text.toLowerCase());
const text = (longest: number) =>
  z.string().min(1, 'must not be empty').max(longest, `must be at most ${longest} characters`);

/** A text, or one for each language; readers of others get the first. */
const words = (longest: number) =>
  z.union(
    [
      text(longest),
      z
        .partialRecord(z.enum(locales), text(longest))
        .refine((given) => Object.keys(given).length > 0, 'must have a text'),
    ],
    `must be a text of at most ${longest} characters, or one for each language`,
  );
export type Words = z.infer<ReturnType<typeof words>>;

const logoFile = brandingFileSchema(['svg', 'png', 'webp', 'jpg']);

const waysToPay = (what: string) =>
  z
    .strictObject({
      order: z
        .array(text(60))
        .default([])
        .describe(
          `The order in which ${what} are offered; others follow. The first is preselected`,
        ),
      hide: z.array(text(60)).default([]).describe('Not offered'),
      recommend: z
        .array(text(60))
        .optional()
        .describe(
          'Marked as recommended. Without any, of coins or networks: what the supplier recommends',
        ),
    })
    .describe(`Which ${what} can be paid with, by the supplier’s names for them`);

/** `shop.config.json`: what makes the shop a partner's own. */
export const shopConfigSchema = z.strictObject({
  $schema: z.string().optional().describe('Where editors find this schema'),
  name: text(40).describe('What the shop is called'),
  logo: z
    .union(
      [logoFile, z.strictObject({ light: logoFile, dark: logoFile })],
      'must be a file, or { "light": …, "dark": … }',
    )
    .optional()
    .describe('Stands in the header instead of the name: one file, or one for each theme'),
  icon: brandingFileSchema(['svg', 'png'])
    .optional()
    .describe(
      'Square, for tabs and home screens; an SVG, or a PNG of 512 pixels. Without it: the first letter of the name on the accent',
    ),
  theme: themeSchema.describe('How the shop looks'),

  languages: z
    .strictObject({
      offer: z
        .array(z.enum(locales))
        .min(1, 'must name a language')
        .default([...locales])
        .describe('The languages of the shop, in the order they are listed'),
      default: z
        .enum(locales)
        .optional()
        .describe('For readers of none of them; the first without it'),
    })
    .refine((given) => given.default === undefined || given.offer.includes(given.default), {
      path: ['default'],
      error: 'must be one of those that are offered',
    })
    .prefault({})
    .describe('Which languages the shop speaks'),
  countries: z
    .strictObject({
      default: country
        .optional()
        .describe('Where the bare address leads; the list of countries without it'),
      allow: z
        .array(country)
        .min(1, 'must name a country')
        .optional()
        .describe('Sold for these alone; for all of the supplier’s without it'),
      deny: z.array(country).default([]).describe('Not sold for these'),
      popular: z
        .array(country)
        .default([])
        .describe('Shown first on the country page, and listed in the sitemap from the start'),
    })
    .refine(
      ({ default: first, allow, deny }) =>
        first === undefined || (!deny.includes(first) && (allow?.includes(first) ?? true)),
      { path: ['default'], error: 'must be one that is sold for' },
    )
    .prefault({})
    .describe('Which countries the shop sells for, as codes such as US'),
  kinds: z
    .array(z.enum(kindSegments))
    .min(1, 'must name a kind')
    .default([...kindSegments])
    .describe('What is sold'),
  categories: z
    .strictObject({
      allow: z.array(slug).min(1, 'must name a category').optional().describe('Sold alone'),
      deny: z
        .array(slug)
        .default(['e-money'])
        .describe('Not sold; the supplier refuses anonymous orders of e-money'),
    })
    .prefault({})
    .describe('Which of the supplier’s categories are sold, by slug'),
  brands: z
    .strictObject({
      allow: z.array(slug).min(1, 'must name a brand').optional().describe('Sold alone'),
      deny: z.array(slug).default([]).describe('Not sold'),
      feature: z.array(slug).default([]).describe('Shown first, in this order'),
    })
    .prefault({})
    .describe('Which brands are sold, by the slug in their address'),
  coins: waysToPay('coins').prefault({ order: ['USDC', 'USDT'] }),
  networks: waysToPay('networks').prefault({}),

  support: link
    .optional()
    .describe(
      'Where buyers get help: in the footer, on orders whose words send the buyer there, and where the supplier asks for a buyer’s identity and there is no `identityCheck`. Set it before you sell',
    ),
  contacts: z
    .array(z.strictObject({ label: words(40), href: contactLink }))
    .max(5, 'must be at most 5')
    .default([])
    .describe('Further ways to reach you, in the footer'),
  legal: z
    .strictObject({
      terms: webLink.optional().describe('Terms of sale; also named where an order is placed'),
      privacy: webLink.optional().describe('Privacy policy; also named where an order is placed'),
      refunds: webLink.optional().describe('Refund policy'),
      imprint: webLink.optional().describe('Who runs the shop'),
    })
    .prefault({})
    .describe('Your legal pages, named in the reader’s language in the footer'),
  links: z
    .array(z.strictObject({ label: words(40), href: link }))
    .max(12, 'must be at most 12')
    .default([])
    .describe('Further links of the footer'),
  footer: words(300).optional().describe('A line of your own in the footer, such as your company'),
  identityCheck: link
    .optional()
    .describe(
      'Where buyers are led when the supplier asks for their identity or name; opened in a tab of its own, so that their order waits',
    ),
  acquisitionTag: text(60).optional().describe('Sent with each order as `acquisition.utm_source`'),
  newsletter: z
    .boolean('must be true or false')
    .default(true)
    .describe('Whether the checkout offers the supplier’s newsletter; never ticked beforehand'),
  messages: z
    .partialRecord(z.enum(locales), z.record(z.string(), z.string('must be a text')))
    .default({})
    .describe(
      'Words of your own instead of the shop’s, by language and key of `messages/en.json`, such as `{ "en": { "home.title": "…" } }`',
    ),
  embed: z
    .strictObject({
      origins: z
        .array(originSchema)
        .max(50, 'must be at most 50')
        .default([])
        .describe(
          'Pages of these origins may show the shop in a frame, such as https://news.example',
        ),
    })
    .prefault({})
    .describe('Showing the shop inside other pages'),
});
export type ShopConfig = z.infer<typeof shopConfigSchema>;
