import type { Ref } from 'react';
import { Search } from '@/components/ui/icons';
import { SoftLink } from '@/components/ui/soft-link';
import { brandPath, countryPath, searchPath } from '@/lib/paths';
import type { Suggestion } from '@/lib/search/suggester';
import type { SearchStrings } from './search-strings';

const isBrand = (item: Suggestion) => 'kind' in item;

function pathOf(item: Suggestion, locale: string, country: string): string {
  if (isBrand(item)) return brandPath(locale, { ...item, country });
  const { words } = item;
  return words ? searchPath(locale, item.country, words) : countryPath(locale, item.country);
}

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
  found: readonly Suggestion[];
  active: number;
  locale: string;
  country: string;
  strings: SearchStrings;
  onChoose: () => void;
}) {
  if (found.length === 0) return null;
  return (
    <div className="absolute inset-x-0 top-full z-20 mt-2 overflow-hidden rounded-card border border-line bg-surface text-text shadow-card">
      {found[0] && isBrand(found[0]) && (
        <p aria-hidden="true" className="border-line border-b px-4 py-2 text-muted text-sm">
          {strings.worksIn}
        </p>
      )}
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
        {found.map((item, index) => (
          <SoftLink
            key={pathOf(item, locale, country)}
            id={`${id}${index}`}
            role="option"
            aria-selected={index === active}
            tabIndex={-1}
            href={pathOf(item, locale, country)}
            onClick={onChoose}
            className="flex min-h-11 items-center gap-3 border-transparent border-s-4 py-1.5 ps-3 pe-4 hover:bg-sunken aria-selected:border-accent aria-selected:bg-sunken"
          >
            {isBrand(item) ? (
              <>
                <svg
                  viewBox="0 0 50 32"
                  aria-hidden="true"
                  className="h-6 w-auto shrink-0 rounded-small border border-line/70"
                >
                  <rect width="50" height="32" fill={item.colour ?? 'gray'} />
                </svg>
                <span className="min-w-0 grow truncate">{item.name}</span>
                <span className="shrink-0 text-muted text-sm">
                  {item.soldOut ? strings.soldOut : strings.kinds[item.kind]}
                </span>
              </>
            ) : (
              <>
                <Search className="size-5 shrink-0" />
                <span className="min-w-0 [overflow-wrap:anywhere]">{item.name}</span>
              </>
            )}
          </SoftLink>
        ))}
      </div>
    </div>
  );
}
