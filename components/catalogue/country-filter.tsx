'use client';

import { type FormEvent, type ReactNode, useCallback, useEffect, useRef, useState } from 'react';
import { fetchedLater } from '@/lib/fetched-later';
import { fill } from '@/lib/i18n/fill';

type Strings = { label: string; found: string; noMatch: string };

const load = () => fetchedLater(() => import('./country-finder'));

/**
 * A search box over a list that is already in the page: entries that are not meant are hidden and the
 * likeliest come first, so that 233 countries need not travel twice. How that is found out, and the
 * names in other languages, come with the first focus. Without JavaScript the box is absent and the
 * list whole.
 */
export function CountryFilter({ strings, children }: { strings: Strings; children: ReactNode }) {
  const list = useRef<HTMLDivElement>(null);
  const input = useRef<HTMLInputElement>(null);
  const [found, setFound] = useState<number | null>(null);

  /** Shows what is meant by what stands there now: at once by this page's names, then by all. */
  const search = useCallback(async () => {
    const finder = await load();
    if (finder === null) return;
    const show = (names: Awaited<ReturnType<typeof finder.countryNames>>) => {
      if (list.current === null || input.current === null) return;
      setFound(finder.showCountries(list.current, names, input.current.value));
    };
    show({});
    show(await finder.countryNames());
  }, []);

  // What was typed before the script arrived stands in the document only.
  useEffect(() => {
    if (input.current?.value) void search();
  }, [search]);

  /** Enter opens the likeliest, which is known once all names are. */
  async function choose(event: FormEvent) {
    event.preventDefault();
    if (!input.current?.value.trim()) return;
    await search();
    if (list.current !== null) (await load())?.openFirst(list.current);
  }

  return (
    <>
      <search className="scripted">
        <form onSubmit={choose} className="mt-6 max-w-md">
          <input
            ref={input}
            type="search"
            aria-label={strings.label}
            placeholder={strings.label}
            autoComplete="off"
            onFocus={() => void load().then((finder) => finder?.countryNames())}
            onInput={() => void search()}
            className="field"
          />
        </form>
      </search>
      <p role="status" className="mt-4 text-muted empty:mt-0">
        {found === 0 && strings.noMatch}
        {found !== null && found > 0 && fill(strings.found, { count: found })}
      </p>
      <div ref={list}>{children}</div>
    </>
  );
}
