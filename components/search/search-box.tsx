'use client';

import { useId, useSyncExternalStore } from 'react';
import { Search } from '@/components/ui/icons';
import { longestQuery } from '@/schemas/search-limits';
import type { SearchStrings } from './search-strings';
import { Suggestions } from './suggestions';
import { useCombobox } from './use-combobox';
import { useSuggest } from './use-suggest';

const never = () => () => {};

/** Whether the page's script runs: a box that suggests nothing is no combobox. */
function useScripted(): boolean {
  return useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
}

type Props = {
  action: string;
  locale: string;
  country: string;
  /** What the field holds at first. */
  words: string;
  strings: SearchStrings;
};

/**
 * A search form that works without scripts and, where there are, suggests while one types, from an
 * index that comes with the first focus.
 */
export function SearchBox({ action, locale, country, words, strings }: Props) {
  const id = useId();
  const scripted = useScripted();
  const { suggest, load } = useSuggest(locale, country);
  const box = useCombobox(suggest, words);
  const found = box.found ?? [];
  const expanded = found.length > 0;
  const combobox = {
    role: 'combobox',
    'aria-autocomplete': 'list',
    'aria-expanded': expanded,
    'aria-controls': expanded ? `${id}list` : undefined,
    'aria-activedescendant': box.active < 0 ? undefined : `${id}${box.active}`,
  } as const;
  return (
    <search className="relative block">
      <form action={action}>
        <input
          ref={box.field}
          type="text"
          inputMode="search"
          enterKeyHint="search"
          name="q"
          defaultValue={words}
          maxLength={longestQuery}
          placeholder={strings.placeholder}
          aria-label={strings.label}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          {...(scripted && combobox)}
          onFocus={load}
          onChange={(event) => {
            load();
            box.type(event.target.value);
          }}
          onClick={box.open}
          onKeyDown={box.onKeyDown}
          onBlur={box.close}
          className="field pe-12"
        />
        <button
          type="submit"
          className="absolute inset-y-0 end-0 flex w-11 cursor-pointer items-center justify-center rounded-control text-muted hover:text-text"
        >
          <Search className="size-5" />
          <span className="sr-only">{strings.submit}</span>
        </button>
      </form>
      <Suggestions
        ref={box.list}
        id={id}
        found={found}
        active={box.active}
        locale={locale}
        country={country}
        strings={strings}
        onChoose={box.close}
      />
      <p
        role="status"
        className={
          box.found === null || expanded
            ? 'sr-only'
            : 'absolute inset-x-0 top-full z-20 mt-2 rounded-card border border-line bg-surface p-4 text-muted text-sm shadow-card'
        }
      >
        {box.found === null ? '' : strings.counts[found.length]}
      </p>
    </search>
  );
}
