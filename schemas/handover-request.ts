import * as z from 'zod';
import { handedLinesSchema } from './handover';
import { locales } from './languages';

/** Any JSON text; an issue where it is none. */
const jsonText = z.string().transform((text, context): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    context.issues.push({ code: 'custom', message: 'must be JSON', input: text });
    return z.NEVER;
  }
});

/** The form that a frame sends: the language to go on in, and the cart's lines as JSON. */
export const handoverFormSchema = z.object({
  locale: z.enum(locales),
  lines: jsonText.pipe(handedLinesSchema),
});
