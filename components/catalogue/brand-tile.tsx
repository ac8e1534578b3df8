import { initials, inkOn } from '@/lib/catalogue/brand-face';
import { logoSet } from '@/lib/catalogue/logo-files';
import { TileLogo } from './tile-logo';

/** How wide a tile is shown: the product page's is large on a desktop, a line's always small. */
const widths = { list: '120px', product: '(min-width: 48rem) 480px, 120px' };

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
  /** `logo` as `logoStem` tells it. */
  brand: { name: string; colour: string | null; logo: string | null };
  size: 'list' | 'product';
  eager?: boolean;
}) {
  const stem = brand.logo;
  return (
    <TileLogo>
      <svg viewBox="0 0 500 318" aria-hidden="true" className="absolute inset-0 size-full">
        <rect width="500" height="318" fill={brand.colour ?? 'gray'} />
        <text
          x="250"
          y="200"
          textAnchor="middle"
          fontSize="120"
          fontWeight="600"
          fill={brand.colour === null ? 'white' : inkOn(brand.colour)}
        >
          {initials(brand.name)}
        </text>
      </svg>
      {stem !== null && (
        <picture>
          <source type="image/webp" srcSet={logoSet(stem, 'webp').srcSet} sizes={widths[size]} />
          <img
            {...logoSet(stem, 'jpg')}
            sizes={widths[size]}
            alt=""
            width={500}
            height={318}
            loading={eager ? 'eager' : 'lazy'}
            decoding="async"
            fetchPriority={eager ? 'high' : 'auto'}
            className="absolute inset-0 size-full object-cover"
          />
        </picture>
      )}
    </TileLogo>
  );
}
