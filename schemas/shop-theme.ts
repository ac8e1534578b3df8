import * as z from 'zod';
import { brandingFileSchema } from './branding-file';

const hexColour = z
  .string()
  .regex(/^#[0-9a-fA-F]{6}$/, 'must be a colour such as #0b6b57')
  .meta({ examples: ['#0b6b57'] })
  .transform((text) => text.toLowerCase());

/**
 * The colours of one theme by the names of its tokens. What is left out is derived from the accent
 * and the tone; what is given is used as it stands, and has to pass WCAG AA with its neighbours.
 */
export const themeColoursSchema = z.strictObject({
  page: hexColour.optional().describe('Behind everything'),
  surface: hexColour.optional().describe('Cards, fields and panels'),
  sunken: hexColour.optional().describe('What is set back, and what is hovered over'),
  line: hexColour.optional().describe('Hairlines; decoration only'),
  lineStrong: hexColour.optional().describe('Borders of fields and choices'),
  text: hexColour.optional().describe('Text'),
  muted: hexColour.optional().describe('Text of less weight'),
  brand: hexColour.optional().describe('Fill of the one main action of a page'),
  onBrand: hexColour.optional().describe('Text on the main action'),
  accent: hexColour.optional().describe('Links, icons, what is chosen, the ring of focus'),
  header: hexColour.optional().describe('The header'),
  onHeader: hexColour.optional().describe('Text in the header'),
  good: hexColour.optional().describe('What went well'),
  attention: hexColour.optional().describe('What needs the buyer'),
  bad: hexColour.optional().describe('What went wrong'),
  notice: hexColour.optional().describe('The strip that says that nothing here is for sale'),
  onNotice: hexColour.optional().describe('Text on that strip'),
});
export type ThemeColours = z.infer<typeof themeColoursSchema>;

/** Typefaces that need no download: stacks of what devices come with. */
export const typefaces = [
  'system',
  'humanist',
  'geometric',
  'grotesque',
  'rounded',
  'serif',
  'slab',
  'mono',
] as const;
export type Typeface = (typeof typefaces)[number];

const fontSchema = z.union(
  [
    z.enum(typefaces),
    z.strictObject({
      file: brandingFileSchema(['woff2']).describe('A file beside `shop.config.json` or below it'),
      weight: z
        .string()
        .regex(/^[1-9]\d{0,2}( [1-9]\d{0,2})?$/, 'must be such as "400", or "100 900"')
        .meta({ examples: ['400', '100 900'] })
        .default('100 900')
        .describe('The weights in the file: one, or the range of a variable font'),
      fallback: z.enum(typefaces).default('system').describe('Shown until the file is there'),
    }),
  ],
  `must be one of ${typefaces.join(', ')}, or { "file": "fonts/own.woff2" }`,
);
export type Font = z.infer<typeof fontSchema>;

/** How the shop looks: one accent and a few choices, from which light and dark are derived. */
export const themeSchema = z.strictObject({
  accent: hexColour.describe(
    'The one colour of your brand, from which both themes derive: the main action is filled with it, ' +
      'and links, icons and the ring of focus are in it, darker or lighter where it could not be read',
  ),
  radius: z
    .number('must be a number from 0 to 32')
    .min(0, 'must be a number from 0 to 32')
    .max(32, 'must be a number from 0 to 32')
    .default(12)
    .describe('Corner radius of cards in pixels; controls have three quarters of it'),
  tone: z
    .enum(['warm', 'cool', 'neutral', 'tinted'])
    .default('warm')
    .describe('Which way the greys lean; `tinted`: towards the accent'),
  header: z
    .enum(['plain', 'brand'])
    .default('plain')
    .describe('A header in the colour of cards, or filled with the accent'),
  font: fontSchema
    .default('system')
    .describe('Typeface of the text: one that devices have, or a WOFF2 file of yours'),
  headingFont: fontSchema.optional().describe('Typeface of headings; that of the text without it'),
  light: themeColoursSchema
    .prefault({})
    .describe('Single colours of the light theme, instead of the derived ones'),
  dark: themeColoursSchema
    .prefault({})
    .describe('Single colours of the dark theme, instead of the derived ones'),
});
export type ThemeConfig = z.infer<typeof themeSchema>;
