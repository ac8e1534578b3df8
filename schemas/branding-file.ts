import * as z from 'zod';

const types = {
  svg: 'image/svg+xml',
  png: 'image/png',
  webp: 'image/webp',
  jpg: 'image/jpeg',
  woff2: 'font/woff2',
} as const;
export type BrandingExtension = keyof typeof types;

/** What a file of the partner's is served as, by how its name ends. */
export function brandingType(extension: BrandingExtension): string {
  return types[extension];
}

/** How a file's name ends, where it is one of those that can be served. */
export function brandingExtension(file: string): BrandingExtension | null {
  const ending = file.slice(file.lastIndexOf('.') + 1).toLowerCase();
  for (const known of ['svg', 'png', 'webp', 'jpg', 'woff2'] as const) {
    if (known === ending) return known;
  }
  return null;
}

/** A file beside `shop.config.json`, or in a folder below, whose name ends in one of `endings`. */
export function brandingFileSchema(endings: readonly BrandingExtension[]) {
  const says = `must be the path of a ${endings.join(', ')} file beside shop.config.json or below it`;
  return z
    .string(says)
    .regex(/^(?:\.\/)?(?:[\w-][\w. -]*\/)*[\w-][\w. -]*\.[A-Za-z0-9]+$/, says)
    .refine((file) => endings.some((ending) => ending === brandingExtension(file)), says)
    .meta({ examples: endings.map((ending) => `own.${ending}`) });
}
