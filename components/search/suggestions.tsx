import type { Ref } from 'react';
import { SoftLink } from '@/components/ui/soft-link';
import { brandPath } from '@/lib/paths';
import type { IndexedBrand } from '@/schemas/search-index';
import type { SearchStrings } from './search-strings';

/** The list under the search box. Its options are links, to be opened in another tab as any are. */
export function Suggestions({
  ref,
  id,
  found,
  active,
  locale,
  country,
  strings,
  onChoose,
}: {
  ref: Ref<HTMLDivElement>;
  id: string;
  found: readonly IndexedBrand[];
  active: number;
  locale: string;
  country: string;
  strings: SearchStrings;
  onChoose: () => void;
}) {
  if (found.length === 0) return null;
  return (
    <div className="absolute inset-x-0 top-full z-20 mt-2 overflow-hidden rounded-card border border-line bg-surface text-text shadow-card">
      <p aria-hidden="true" className="border-line border-b px-4 py-2 text-muted text-sm">
        {strings.worksIn}
      </p>
      <div
        ref={ref}
        id={`${id}list`}
        role="listbox"
        tabIndex={-1}
        aria-label={strings.suggestions}
        // The field keeps the focus, which would close the list before the click arrives.
        onMouseDown={(event) => event.preventDefault()}
        className="max-h-[60dvh] overflow-y-auto py-1"
      >
        {found.map((brand, index) => (
          <SoftLink
            key={`${brand.kind}/${brand.slug}`}
            id={`${id}${index}`}
            role="option"
            aria-selected={index === active}
            tabIndex={-1}
            href={brandPath(locale, { ...brand, country })}
            onClick={onChoose}
            className="flex min-h-11 items-center gap-3 border-transparent border-s-4 py-1.5 ps-3 pe-4 hover:bg-sunken aria-selected:border-accent aria-selected:bg-sunken"
          >
            <svg
              viewBox="0 0 50 32"
              aria-hidden="true"
              className="h-6 w-auto shrink-0 rounded-small border border-line/70"
            >
              <rect width="50" height="32" fill={brand.colour ?? 'gray'} />
            </svg>
            <span className="min-w-0 grow truncate">{brand.name}</span>
            <span className="shrink-0 text-muted text-sm">
              {brand.soldOut ? strings.soldOut : strings.kinds[brand.kind]}
            </span>
          </SoftLink>
        ))}
      </div>
    </div>
  );
}
