/** The widths of the supplier's logo variants, which are all 500:318 or nearly so. */
const small = '_300x190';
const large = '_500x318';

/**
 * The files of a logo for a card: the small variant, and the large one where two pixels stand for
 * one. Cards are at most 300 pixels wide.
 */
export function cardLogo(stem: string): { src: string; srcSet: string } {
  return { src: `${stem}${small}.webp`, srcSet: `${stem}${large}.webp 2x` };
}

/** The files of a logo in one format, for a browser that knows from `sizes` how wide it is shown. */
export function logoSet(stem: string, type: 'webp' | 'jpg'): { src: string; srcSet: string } {
  const src = `${stem}${large}.${type}`;
  return { src, srcSet: `${stem}${small}.${type} 300w, ${src} 500w` };
}

/** The jpg of the same variant as a webp; null for anything else, which has nothing to fall back to. */
export function jpgInstead(src: string): string | null {
  return src.endsWith('.webp') ? src.replace(/webp$/, 'jpg') : null;
}
