'use client';

import { type ReactNode, useRef, useState } from 'react';
import { searchable } from '@/lib/catalogue/searchable';

/**
 * A search box over a list that is already in the page: entries that do not match are hidden, so
 * that 233 countries need not travel twice. Without JavaScript the box is absent and the list whole.
 */
export function CountryFilter({
  label,
  noMatch,
  children,
}: {
  label: string;
  noMatch: string;
  children: ReactNode;
}) {
  const list = useRef<HTMLDivElement>(null);
  const [empty, setEmpty] = useState(false);

  function filter(typed: string) {
    const wanted = searchable(typed).trim();
    let found = 0;
    for (const section of list.current?.querySelectorAll('section') ?? []) {
      let shown = 0;
      for (const entry of section.querySelectorAll<HTMLElement>('[data-search]')) {
        entry.hidden = !(entry.dataset.search ?? '').includes(wanted);
        if (!entry.hidden) shown += 1;
      }
      section.hidden = shown === 0;
      found += shown;
    }
    setEmpty(found === 0);
  }

  return (
    <>
      <label className="mt-6 block max-w-md scripted">
        <span className="sr-only">{label}</span>
        <input
          type="search"
          placeholder={label}
          autoComplete="off"
          onChange={(event) => filter(event.target.value)}
          className="field"
        />
      </label>
      <p role="status" className="mt-4 text-muted empty:mt-0">
        {empty ? noMatch : ''}
      </p>
      <div ref={list}>{children}</div>
    </>
  );
}
