import { logoSources } from '@/lib/catalogue/logo';
import type { Brand } from '@/schemas/catalogue';

/** Up to two letters that stand for a brand while, or when, its logo does not show. */
function initials(name: string): string {
  const words = name.split(/[\s&+.-]+/).filter((word) => word !== '');
  return words
    .slice(0, 2)
    .map((word) => [...word][0] ?? '')
    .join('')
    .toUpperCase();
}

/** Dark or light letters, whichever reads on the colour (ITU-R BT.601 luma). */
function inkFor(colour: string): string {
  const channel = (start: number) => Number.parseInt(colour.slice(start, start + 2), 16);
  const luma = 0.299 * channel(1) + 0.587 * channel(3) + 0.114 * channel(5);
  return luma > 150 ? 'black' : 'white';
}

/**
 * A brand's card face in the logos' own 500:318 proportion. The brand's colour is an SVG fill, an
 * attribute the content policy allows in server HTML, where a style attribute would be blocked; it
 * also survives client navigation, where a nonced style element would carry the wrong nonce.
 */
export function BrandTile({
  brand,
  size,
  eager = false,
}: {
  brand: Pick<Brand, 'name' | 'colour' | 'logoBase'>;
  size: 'list' | 'product';
  eager?: boolean;
}) {
  const sources = logoSources(brand.logoBase, size === 'list' ? '_300x190' : '_500x318');
  const [width, height] = size === 'list' ? [300, 190] : [500, 318];
  return (
    <span className="relative block aspect-[500/318] overflow-hidden rounded-card border border-line/70 shadow-card">
      <svg viewBox="0 0 500 318" aria-hidden="true" className="absolute inset-0 size-full">
        <rect width="500" height="318" fill={brand.colour ?? 'gray'} />
        <text
          x="250"
          y="200"
          textAnchor="middle"
          fontSize="120"
          fontWeight="600"
          fill={brand.colour === null ? 'white' : inkFor(brand.colour)}
        >
          {initials(brand.name)}
        </text>
      </svg>
      {sources !== null && (
        <picture>
          <source type="image/webp" srcSet={sources.webp} />
          <img
            src={sources.jpg}
            alt=""
            width={width}
            height={height}
            loading={eager ? 'eager' : 'lazy'}
            decoding="async"
            fetchPriority={eager ? 'high' : 'auto'}
            className="absolute inset-0 size-full object-cover"
          />
        </picture>
      )}
    </span>
  );
}
