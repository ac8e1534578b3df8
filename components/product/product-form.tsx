'use client';

import { type FormEvent, type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import { primaryButton } from '@/components/ui/button';
import { fill } from '@/lib/i18n/fill';
import { formatFiat } from '@/lib/money';
import type { Kind } from '@/schemas/kinds';
import { AddToCart } from './add-to-cart';
import { Choice } from './choice';
import { PriceArea } from './price-area';
import type { KnownPrice } from './price-watch';
import type { OptionGroup, ProductFormStrings, ProductOption } from './product-options';
import { repricedList } from './repriced';
import { useQuote } from './use-quote';
import { readValue } from './value-fault';
import { ValueField } from './value-field';

type Props = {
  action: string;
  cartHref: string;
  place: { country: string; kind: Kind; brand: string };
  /** The brand's name, for the cart. */
  name: string;
  locale: string;
  coin: string;
  groups: OptionGroup[];
  /** How old the prices were when the page was made, in milliseconds; null when nobody knows. */
  priceAgeMs: number | null;
  /** A value that was sent and is not sold, and the product it was for. */
  wrong: { product: string; value: string } | null;
  strings: ProductFormStrings;
  /** What has to be confirmed before going on. */
  children?: ReactNode;
};

/** A set price as the page came with it; one of unknown age counts as old, and is asked for again. */
function useFirstPrice(
  option: ProductOption | undefined,
  priceAgeMs: number | null,
): KnownPrice | null {
  const at = useMemo(() => (priceAgeMs === null ? 0 : Date.now() - priceAgeMs), [priceAgeMs]);
  const price = option?.type === 'fixed' ? option.price : null;
  return price === null || at === 0 ? null : { price, at };
}

/**
 * The choice on a product page: a plain GET form to the checkout, which a script only makes
 * quicker, by keeping the price fresh and catching a wrong value before the page changes.
 */
export function ProductForm(props: Props) {
  const {
    action,
    cartHref,
    place,
    name,
    locale,
    coin,
    groups,
    priceAgeMs,
    wrong,
    strings,
    children,
  } = props;
  const options = groups.flatMap((group) => group.options);
  const firstChoice = options.find((option) => !option.disabled);
  const [chosenId, setChosenId] = useState(
    wrong?.product ?? (options.length === 1 ? (firstChoice?.id ?? '') : ''),
  );
  const [typed, setTyped] = useState(wrong?.value ?? '');
  const [checked, setChecked] = useState(wrong !== null);
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
  const own = chosen?.type === 'range' ? readValue(typed, chosen, strings, locale) : null;
  const valueText =
    chosen?.type === 'range' && own?.value != null
      ? formatFiat(own.value, chosen.currency, locale)
      : null;
  const isPriced = chosen?.type === 'fixed' || (own !== null && own.value !== null);
  const wishFor = (product: string) => ({ ...place, product, coin });
  const { quote, retry, renewed } = useQuote(
    isPriced ? { ...wishFor(chosenId), ...(own?.value != null && { value: own.value }) } : null,
    useFirstPrice(chosen, priceAgeMs),
  );

  function submit(event: FormEvent<HTMLFormElement>) {
    const field = event.currentTarget.querySelector<HTMLInputElement>('input[name=value]');
    if (own === null || field === null) return;
    // Written plainly, it is read the same by every version of the next page.
    if (own.value !== null) {
      field.value = own.value;
      return;
    }
    event.preventDefault();
    setChecked(true);
    field.focus();
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
          <div className="space-y-5">
            {groups.map((group) => (
              <Group key={group.title} title={group.title}>
                {repricedList(group.options, (id) => renewed(wishFor(id))).map((option) => (
                  <Choice
                    key={option.id}
                    option={option}
                    soldOut={strings.soldOut}
                    checked={chosenId === option.id}
                    onChoose={() => setChosenId(option.id)}
                  />
                ))}
              </Group>
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
              fault={checked && chosenId === option.id ? (own?.fault ?? null) : null}
              strings={strings}
              onType={(next) => {
                setTyped(next);
                setChosenId(option.id);
              }}
              onLeave={() => setChecked(typed !== '')}
            />
          ),
      )}
      {options.some(({ receives }) => receives !== null) && (
        <p role="status" className="mt-4 min-h-6">
          {isPriced && fill(chosen?.receives ?? '', { amount: valueText ?? '' })}
        </p>
      )}
      {children}
      <div className="mt-6 flex flex-col gap-3 sm:flex-row sm:items-center sm:gap-6">
        <PriceArea quote={quote} locale={locale} strings={strings} onRetry={retry} />
        <button type="submit" className={`${primaryButton} px-8 text-lg sm:min-w-48`}>
          {strings.continue}
        </button>
      </div>
      <AddToCart
        cartHref={cartHref}
        strings={strings}
        good={() => {
          // The browser's own word on what is not chosen or confirmed; a wrong value has ours.
          if (form.current?.reportValidity() !== true || chosen === undefined) return null;
          if (chosen.type === 'fixed') {
            const label = [chosen.label, chosen.span].filter((part) => part !== null).join(' ');
            return { ...place, product: chosen.id, name, label };
          }
          if (own?.value == null || valueText === null) {
            setChecked(true);
            form.current.querySelector<HTMLInputElement>('input[name=value]')?.focus();
            return null;
          }
          return { ...place, product: chosen.id, value: own.value, name, label: valueText };
        }}
      />
    </form>
  );
}

/** The options of one destination under its name; without one, just the options. */
function Group({ title, children }: { title: string | null; children: ReactNode }) {
  const grid = 'grid grid-cols-2 gap-2 sm:grid-cols-3';
  if (title === null) return <div className={grid}>{children}</div>;
  return (
    <fieldset>
      <legend className="mb-2 font-medium">{title}</legend>
      <div className={grid}>{children}</div>
    </fieldset>
  );
}
