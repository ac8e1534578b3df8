import * as z from 'zod';

/** An origin: scheme, host and port, nothing behind. A trailing slash is forgiven. */
export const originSchema = z
  .string()
  .transform((text) => text.replace(/\/+$/, ''))
  .refine((text) => {
    if (!URL.canParse(text)) return false;
    const url = new URL(text);
    return /^https?:$/.test(url.protocol) && url.origin === text;
  }, 'must be an origin such as https://shop.example, without a path');
