'use client';

import { type FormEvent, useEffect, useId, useRef, useState } from 'react';
import { primaryButton } from '@/components/ui/button';
import { rangeFault } from '@/lib/catalogue/range';
import { fill } from '@/lib/i18n/fill';
import { readTypedAmount } from '@/lib/money';
import type { ProductFormStrings, ProductOption } from './product-options';
import { useQuote } from './use-quote';

type RangeOption = Extract<ProductOption, { type: 'range' }>;

type Props = {
  action: string;
  place: { country: string; kind: string; brand: string };
  coin: string;
  options: ProductOption[];
  strings: ProductFormStrings;
};

/** What is wrong with a typed value, in words; null when nothing is. */
function valueError(
  typed: string,
  option: RangeOption,
  strings: ProductFormStrings,
): string | null {
  const value = readTypedAmount(typed);
  if (value === null) return strings.notANumber;
  const fault = rangeFault(value, option);
  if (fault === null) return null;
  if (fault.kind === 'off-step') {
    return fault.upper === null
      ? fill(strings.offStepLast, { lower: fault.lower })
      : fill(strings.offStep, { lower: fault.lower, upper: fault.upper });
  }
  return fill(strings.outOfRange, { min: option.minText, max: option.maxText });
}

/** Which values an option is sold in, in words. */
function valueHint(
  { minText: min, maxText: max, stepText: step }: RangeOption,
  strings: ProductFormStrings,
): string {
  return step === null
    ? fill(strings.ownValueHint, { min, max })
    : fill(strings.ownValueStep, { min, max, step });
}

/**
 * The choice on a product page: a plain GET form to the checkout, which a script only makes
 * quicker, by quoting a chosen value and catching a wrong one before the page changes.
 */
export function ProductForm({ action, place, coin, options, strings }: Props) {
  const firstChoice = options.find((option) => !option.disabled);
  const [chosenId, setChosenId] = useState(options.length === 1 ? (firstChoice?.id ?? '') : '');
  const [typed, setTyped] = useState('');
  const [checked, setChecked] = useState(false);
  const form = useRef<HTMLFormElement>(null);

  // What was typed and chosen before the script arrived stands in the document only.
  useEffect(() => {
    const standing = (selector: string) =>
      form.current?.querySelector<HTMLInputElement>(selector)?.value;
    setChosenId((now) => standing('input[name=product]:checked') ?? now);
    setTyped(standing('input[name=value]') ?? '');
  }, []);
  const onlyRange = options.length === 1 && firstChoice?.type === 'range';
  const chosen = options.find(({ id }) => id === chosenId);
  const range = chosen?.type === 'range' ? chosen : null;
  const error = range === null ? null : valueError(typed, range, strings);
  const value = range !== null && error === null ? readTypedAmount(typed) : null;
  const quote = useQuote(value === null ? null : { ...place, product: chosenId, value, coin });
  const price = chosen?.type === 'fixed' ? chosen.price : quote.price;
  const waiting = { none: '–', asking: strings.quoting, known: '', failed: strings.quoteFailed }[
    quote.state
  ];

  function submit(event: FormEvent<HTMLFormElement>) {
    if (range === null || error === null) return;
    event.preventDefault();
    setChecked(true);
    event.currentTarget.querySelector<HTMLInputElement>('input[name=value]')?.focus();
  }

  return (
    <form ref={form} action={action} method="get" onSubmit={submit}>
      <input type="hidden" name="country" value={place.country} />
      <input type="hidden" name="kind" value={place.kind} />
      <input type="hidden" name="brand" value={place.brand} />
      <input type="hidden" name="coin" value={coin} />
      {onlyRange ? (
        <input type="hidden" name="product" value={chosenId} />
      ) : (
        <fieldset>
          <legend className="mb-2 font-semibold">{strings.choose}</legend>
          <div className="grid grid-cols-2 gap-2 sm:grid-cols-3">
            {options.map((option) => (
              <Choice
                key={option.id}
                option={option}
                soldOut={strings.soldOut}
                checked={chosenId === option.id}
                onChoose={() => setChosenId(option.id)}
              />
            ))}
          </div>
        </fieldset>
      )}
      {options.map(
        (option) =>
          option.type === 'range' && (
            <ValueField
              key={option.id}
              option={option}
              typed={typed}
              hint={valueHint(option, strings)}
              error={checked && chosenId === option.id ? error : null}
              onType={(next) => {
                setTyped(next);
                setChosenId(option.id);
              }}
              onLeave={() => setChecked(typed !== '')}
            />
          ),
      )}
      <div className="mt-6 flex items-center justify-between gap-4">
        <p role="status" className="min-w-0 grow">
          <span className="block text-muted text-sm">{strings.youPay}</span>
          {price !== null ? (
            <bdi className="font-semibold text-2xl tracking-tight">{price}</bdi>
          ) : (
            <span className="block min-h-8 text-muted text-sm leading-8">{waiting}</span>
          )}
        </p>
        <button type="submit" className={`${primaryButton} px-8 text-lg sm:px-10`}>
          {strings.continue}
        </button>
      </div>
    </form>
  );
}

function Choice({
  option,
  soldOut,
  checked,
  onChoose,
}: {
  option: ProductOption;
  soldOut: string;
  checked: boolean;
  onChoose: () => void;
}) {
  const caption =
    option.type === 'fixed' ? (option.price ?? '') : `${option.minText} – ${option.maxText}`;
  return (
    <label className={option.type === 'range' ? 'choice col-span-full' : 'choice'}>
      <input
        type="radio"
        name="product"
        value={option.id}
        data-set-value={option.type === 'fixed' ? '' : undefined}
        required
        disabled={option.disabled}
        checked={checked}
        onChange={onChoose}
      />
      <span className="flex min-w-0 flex-col">
        <span className="font-semibold text-lg leading-tight">{option.label}</span>
        <span className="text-muted text-sm">{option.disabled ? soldOut : caption}</span>
      </span>
    </label>
  );
}

function ValueField({
  option,
  typed,
  hint,
  error,
  onType,
  onLeave,
}: {
  option: RangeOption;
  typed: string;
  hint: string;
  error: string | null;
  onType: (typed: string) => void;
  onLeave: () => void;
}) {
  const id = useId();
  return (
    <div className="own-value mt-4">
      <label htmlFor={id} className="block font-medium">
        {option.label} <span className="font-normal text-muted">({option.sign})</span>
      </label>
      <div className="mt-1 flex flex-wrap gap-2">
        <input
          id={id}
          name="value"
          inputMode="decimal"
          autoComplete="off"
          value={typed}
          onChange={(event) => onType(event.target.value)}
          onBlur={onLeave}
          aria-invalid={error !== null}
          aria-describedby={`${id}-hint`}
          className="field max-w-40 text-lg"
        />
        <div className="scripted flex flex-wrap gap-2">
          {option.suggestions.map(({ value, text }) => (
            <button
              key={value}
              type="button"
              onClick={() => onType(value)}
              className="min-h-11 min-w-14 cursor-pointer rounded-control border border-line bg-surface px-3 hover:bg-sunken"
            >
              {text}
            </button>
          ))}
        </div>
      </div>
      <p
        id={`${id}-hint`}
        role={error === null ? undefined : 'alert'}
        className={`mt-1 text-sm ${error === null ? 'text-muted' : 'text-bad'}`}
      >
        {error ?? hint}
      </p>
    </div>
  );
}
