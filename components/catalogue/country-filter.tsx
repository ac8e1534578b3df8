'use client';

import { type FormEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { type CountryWords, findCountries } from '@/lib/catalogue/country-search';
import { fill } from '@/lib/i18n/fill';
import type { CountryNames } from '@/schemas/country-names';

type Strings = { label: string; found: string; noMatch: string };

/** The countries that stand in the page, with the words they come with and all others known. */
function entriesOf(list: HTMLElement | null, names: CountryNames) {
  const elements = [...(list?.querySelectorAll<HTMLElement>('[data-country]') ?? [])];
  return elements.map((element) => {
    const code = element.dataset.country ?? '';
    const words = `${element.dataset.search ?? ''} ${names[code] ?? ''}`;
    return { element, code, words } satisfies CountryWords & { element: HTMLElement };
  });
}

/** Shows those that are wanted, and the sections that have any; returns how many countries. */
function show(list: HTMLElement | null, names: CountryNames, typed: string): number {
  const entries = entriesOf(list, names);
  const wanted = findCountries(entries, typed);
  for (const { element, code } of entries) element.hidden = !wanted.has(code);
  for (const section of list?.querySelectorAll<HTMLElement>('section') ?? []) {
    section.hidden = section.querySelector('[data-country]:not([hidden])') === null;
  }
  return wanted.size;
}

/**
 * A search box over a list that is already in the page: entries that do not match are hidden, so
 * that 233 countries need not travel twice. Their names in other languages come with the first
 * focus. Without JavaScript the box is absent and the list whole.
 */
export function CountryFilter({ strings, children }: { strings: Strings; children: ReactNode }) {
  const list = useRef<HTMLDivElement>(null);
  const input = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState('');
  const [names, setNames] = useState<CountryNames | null>(null);
  const [found, setFound] = useState<number | null>(null);

  // What was typed before the script arrived stands in the document only.
  useEffect(() => setTyped(input.current?.value ?? ''), []);

  useEffect(() => {
    const count = show(list.current, names ?? {}, typed);
    setFound(typed.trim() === '' ? null : count);
  }, [typed, names]);

  async function fetchNames() {
    if (names !== null) return;
    const { fetchCountryNames } = await import('./country-names');
    setNames(await fetchCountryNames());
  }

  /** Enter takes the first one that is left. */
  function choose(event: FormEvent) {
    event.preventDefault();
    if (typed.trim() === '') return;
    list.current?.querySelector<HTMLElement>('[data-country]:not([hidden]) a')?.click();
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
            value={typed}
            onFocus={() => void fetchNames()}
            onChange={(event) => setTyped(event.target.value)}
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
