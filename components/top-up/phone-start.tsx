'use client';

import { type FormEvent, useId, useRef, useState } from 'react';
import { secondaryButton } from '@/components/ui/button';
import { keepPhone } from '@/lib/checkout/kept';
import { fetchedLater } from '@/lib/fetched-later';
import { fill } from '@/lib/i18n/fill';
import type { PhoneLookup } from '@/schemas/phone-lookup';

type Strings = Readonly<
  Record<
    | 'label'
    | 'hint'
    | 'find'
    | 'finding'
    | 'readBack'
    | 'likely'
    | 'unknown'
    | 'noCountry'
    | 'notSold'
    | 'elsewhere'
    | 'invalid'
    | 'failed',
    string
  >
>;

type Props = { country: string; locale: string; strings: Strings };

/** Nothing asked, being asked, or answered; a mistake of the buyer or of the line is an answer too. */
type Found = null | 'asking' | 'invalid' | 'failed' | PhoneLookup;

/**
 * The way into top-ups that needs no knowledge: a number, read back with its country, and the
 * networks it probably belongs to. The list below stays, since only the buyer knows for sure.
 */
export function PhoneStart({ country, locale, strings }: Props) {
  const [phone, setPhone] = useState('');
  const [found, setFound] = useState<Found>(null);
  const field = useRef<HTMLInputElement>(null);
  const id = useId();

  async function submit(event: FormEvent) {
    event.preventDefault();
    const typed = field.current?.value ?? phone;
    if (typed.trim() === '') {
      field.current?.focus();
      return;
    }
    setFound('asking');
    const loaded = await fetchedLater(() => import('./phone-lookups'));
    const answer = (await loaded?.lookUp({ phone: typed, country, locale })) ?? 'failed';
    if (typeof answer === 'object' && answer.country !== null) {
      keepPhone(answer.country.code, answer.shown);
    }
    if (answer === 'invalid') field.current?.focus();
    setFound(answer);
  }

  return (
    <form onSubmit={submit} className="scripted">
      <label htmlFor={id} className="mb-1 block font-semibold">
        {strings.label}
      </label>
      <div className="flex flex-wrap gap-2">
        <input
          ref={field}
          id={id}
          type="tel"
          autoComplete="tel"
          value={phone}
          onChange={(event) => {
            setPhone(event.target.value);
            setFound(null);
          }}
          aria-invalid={found === 'invalid'}
          aria-describedby={`${id}-hint`}
          className="field max-w-72 grow basis-56"
        />
        <button type="submit" className={secondaryButton} aria-disabled={found === 'asking'}>
          {strings.find}
        </button>
      </div>
      <p
        id={`${id}-hint`}
        className={`mt-1 text-sm ${found === 'invalid' ? 'text-bad' : 'text-muted'}`}
      >
        {found === 'invalid' ? strings.invalid : strings.hint}
      </p>
      <div role="status">
        {found === 'asking' && <p className="mt-3 text-muted">{strings.finding}</p>}
        {found === 'failed' && <p className="mt-3">{strings.failed}</p>}
        {found !== null && typeof found === 'object' && <Result found={found} strings={strings} />}
      </div>
    </form>
  );
}

function Result({ found, strings }: { found: PhoneLookup; strings: Strings }) {
  const { country, operators } = found;
  if (country === null) {
    return (
      <div className="mt-3">
        <bdi dir="ltr" className="font-semibold">
          {found.shown}
        </bdi>
        <p>{strings.noCountry}</p>
      </div>
    );
  }
  // The networks below are this country's: one of another country is chosen there.
  const unknown = country.href === null ? strings.unknown : null;
  const networks = operators.length > 0 ? strings.likely : unknown;
  const words = country.sold ? networks : strings.notSold;
  const [before = '', after = ''] = fill(strings.readBack, { country: country.name }).split(
    '{phone}',
  );
  return (
    <div className="mt-3">
      <p className="font-semibold">
        {before}
        <bdi dir="ltr">{found.shown}</bdi>
        {after}
      </p>
      {words !== null && <p className="text-muted">{words}</p>}
      <ul className="mt-2 flex flex-wrap gap-2">
        {operators.map(({ name, href }) => (
          <li key={href}>
            <a href={href} className={secondaryButton}>
              {name}
            </a>
          </li>
        ))}
      </ul>
      {country.href !== null && (
        <p className="mt-3">
          {strings.elsewhere}{' '}
          <a href={country.href} className="underline underline-offset-4">
            {country.name}
          </a>
        </p>
      )}
    </div>
  );
}
