'use client';

import { useEffect, useRef, useState } from 'react';
import { primaryButton, secondaryButton } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { counterFrom, linesLater, linesNow, maxUnits, roomIn, unitsOf } from '@/lib/cart/cart';
import { dispatchCart } from '@/lib/cart/cart-store';
import { useCart } from '@/lib/cart/use-cart';
import { keptPayment } from '@/lib/checkout/kept-payment';
import { fill } from '@/lib/i18n/fill';
import type { CartLine } from '@/schemas/cart';
import type { CartStrings } from './cart-strings';
import { cannotBeHad, goodKey, priceOf, totalOf } from './goods';
import { LineCard, lineName } from './line-card';
import { type Goods, useGoods } from './use-goods';

type Props = { locale: string; strings: CartStrings };

/** The cart of this device, with today's prices. */
export function CartView({ locale, strings }: Props) {
  const cart = useCart();
  if (cart === null) return <p className="text-muted">{strings.reading}</p>;
  return <KnownCart lines={cart.lines} locale={locale} strings={strings} />;
}

function KnownCart({ lines, locale, strings }: Props & { lines: CartLine[] }) {
  const [wanted] = useState(() => keptPayment()?.coin ?? null);
  const [removed, setRemoved] = useState<{ line: CartLine; at: number; name: string } | null>(null);
  const list = useRef<HTMLUListElement>(null);
  const goods = useGoods(lines, wanted, locale);
  const cart = { version: 1, lines } as const;
  const now = linesNow(cart);
  const later = linesLater(cart);

  function remove(line: CartLine) {
    const name = lineName(line, goods.known.items[goodKey(line)]);
    setRemoved({ line, at: lines.indexOf(line), name });
    dispatchCart({ type: 'remove', id: line.id });
  }

  function undo() {
    if (removed === null) return;
    dispatchCart({ type: 'restore', line: removed.line, at: removed.at });
    setRemoved(null);
    list.current?.focus({ preventScroll: true });
  }

  const card = (line: CartLine) => (
    <LineCard
      key={line.id}
      line={line}
      item={goods.known.items[goodKey(line)]}
      price={goods.coin === null ? undefined : priceOf(goods.known, line, goods.coin)}
      coin={goods.coin}
      room={roomIn(cart)}
      strings={strings}
      dispatch={dispatchCart}
      onRemove={() => remove(line)}
    >
      {line.later && (
        <button
          type="button"
          onClick={() => dispatchCart({ type: 'take-back', id: line.id })}
          className={`${secondaryButton} mt-3`}
        >
          {strings.takeBack}
        </button>
      )}
    </LineCard>
  );

  return (
    <>
      <div aria-live="polite">
        {removed !== null && (
          <Removed key={removed.line.id} name={removed.name} strings={strings} onUndo={undo} />
        )}
      </div>
      {lines.length === 0 ? (
        <Notice title={strings.empty}>
          <p>{strings.emptyHint}</p>
          <a href={`/${locale}`} className={`${secondaryButton} mt-4`}>
            {strings.toShop}
          </a>
        </Notice>
      ) : (
        <>
          <ul ref={list} tabIndex={-1} className="space-y-3">
            {now.map(card)}
          </ul>
          {unitsOf(cart) >= counterFrom && (
            <p className="mt-3 text-muted text-sm">
              {fill(strings.units, { units: unitsOf(cart), max: maxUnits })}
            </p>
          )}
          {now.length > 0 && <Total goods={goods} lines={now} locale={locale} strings={strings} />}
          {later.length > 0 && (
            <section aria-labelledby="later" className="mt-8">
              <h2 id="later" className="mb-3 font-semibold text-lg">
                {strings.later}
              </h2>
              <ul className="space-y-3">{later.map(card)}</ul>
            </section>
          )}
        </>
      )}
    </>
  );
}

/** What was taken out, and how to have it back. */
function Removed({
  name,
  strings,
  onUndo,
}: {
  name: string;
  strings: CartStrings;
  onUndo: () => void;
}) {
  const button = useRef<HTMLButtonElement>(null);
  // The button that had the focus went with its line.
  useEffect(() => button.current?.focus({ preventScroll: true }), []);
  return (
    <p className="mb-3 flex items-center justify-between gap-3 rounded-card bg-sunken p-3 ps-4">
      <span className="min-w-0">{fill(strings.removed, { name })}</span>
      <button ref={button} type="button" onClick={onUndo} className={`${secondaryButton} shrink-0`}>
        {strings.undo}
      </button>
    </p>
  );
}

/** What the lines cost together, and the way on. */
function Total({ goods, lines, locale, strings }: Props & { goods: Goods; lines: CartLine[] }) {
  const total = goods.coin === null ? null : totalOf(goods.known, lines, goods.coin);
  const isBlocked = cannotBeHad(goods.known, lines);
  return (
    <div className="mt-5 rounded-card border border-line bg-surface p-4">
      <div className="flex items-baseline justify-between gap-4">
        <span className="text-muted">{strings.total}</span>
        <output aria-live="polite" className="text-end font-semibold text-2xl tracking-tight">
          {total !== null ? (
            <bdi dir="ltr">{`${total} ${goods.coin}`}</bdi>
          ) : (
            <span className="font-normal text-muted">{goods.state === 'asking' ? '…' : '–'}</span>
          )}
        </output>
      </div>
      <p className={`mt-1 text-sm ${isBlocked ? 'text-attention' : 'text-muted'}`}>
        {isBlocked ? strings.blocked : strings.totalHint}
      </p>
      {goods.state === 'failed' && (
        <p role="alert" className="mt-3 flex items-center justify-between gap-3 text-sm">
          {strings.noPrices}
          <button type="button" onClick={goods.retry} className={`${secondaryButton} shrink-0`}>
            {strings.retry}
          </button>
        </p>
      )}
      <a href={`/${locale}/checkout`} className={`${primaryButton} mt-4 w-full text-lg`}>
        {strings.checkout}
      </a>
      <a
        href={`/${locale}`}
        className="mt-1 -mb-2 flex min-h-11 items-center justify-center text-sm underline underline-offset-4"
      >
        {strings.browse}
      </a>
    </div>
  );
}
