import { useEffect } from 'react';
import { goodKey, priceOf } from '@/components/cart/goods';
import { LineCard, lineName } from '@/components/cart/line-card';
import type { Goods } from '@/components/cart/use-goods';
import { secondaryButton } from '@/components/ui/button';
import {
  type CartAction,
  counterFrom,
  linesLater,
  maxUnits,
  roomIn,
  unitsOf,
} from '@/lib/cart/cart';
import type { DraftFault } from '@/lib/checkout/draft';
import { keptPhone } from '@/lib/checkout/kept';
import { fill } from '@/lib/i18n/fill';
import type { Cart, CartLine } from '@/schemas/cart';
import type { CheckoutStrings } from './checkout-strings';
import { fieldIds, focusField, recipientId } from './field-ids';
import { Recipient } from './recipient-fields';

type Props = {
  cart: Cart;
  /** Whether the lines are the device's cart's, put in at any time and for anybody. */
  ofCart: boolean;
  /** Those that are ordered now. */
  lines: CartLine[];
  goods: Goods;
  coin: string;
  locale: string;
  faults: DraftFault[];
  strings: CheckoutStrings;
  dispatch: (action: CartAction) => void;
};

/** Whether whom a line is for is most likely written into a field. */
const hasField = ({ kind, recipient }: CartLine) => kind === 'top-ups' || recipient !== undefined;

/** What is ordered and for whom, and what was kept for another order. */
export function OrderLines(props: Props) {
  const { cart, lines, goods, coin, faults, strings, dispatch } = props;
  useKnownPhones(props);
  const itemOf = (line: CartLine) => goods.known.items[goodKey(line)];
  const later = linesLater(cart);
  return (
    <section aria-labelledby={fieldIds.lines}>
      <h2 id={fieldIds.lines} tabIndex={-1} className="sr-only">
        {strings.yourOrder}
      </h2>
      <ul className="space-y-3">
        {lines.map((line) => {
          const item = itemOf(line);
          return (
            <LineCard
              key={line.id}
              line={line}
              item={item}
              price={priceOf(goods.known, line, coin)}
              coin={coin}
              room={roomIn(cart)}
              strings={strings.line}
              dispatch={dispatch}
              {...(lines.length > 1 && {
                onRemove: () => {
                  dispatch({ type: 'remove', id: line.id });
                  // The button that had the focus goes with its line.
                  focusField('lines');
                },
              })}
            >
              {item === undefined ? (
                // Keeps the place until the shop tells how the line is handed over.
                <div className={hasField(line) ? 'min-h-35' : 'min-h-19 sm:min-h-13'} />
              ) : (
                <Recipient
                  line={line}
                  item={item}
                  refused={faults.some(
                    (fault) => fault.field === 'recipient' && fault.lineId === line.id,
                  )}
                  locale={props.locale}
                  strings={strings}
                  dispatch={dispatch}
                />
              )}
            </LineCard>
          );
        })}
      </ul>
      {unitsOf(cart) >= counterFrom && (
        <p className="mt-2 text-muted text-sm">
          {fill(strings.line.units, { units: unitsOf(cart), max: maxUnits })}
        </p>
      )}
      {goods.state === 'failed' && (
        <p className="mt-3 flex items-center justify-between gap-3 text-sm">
          {strings.line.noPrices}
          <button type="button" onClick={goods.retry} className={`${secondaryButton} shrink-0`}>
            {strings.line.retry}
          </button>
        </p>
      )}
      {later.length > 0 && (
        <Later
          lines={later}
          nameOf={(line) => lineName(line, itemOf(line))}
          strings={strings}
          dispatch={dispatch}
        />
      )}
    </section>
  );
}

/**
 * Takes over the number that was typed before the script arrived, and the one a top-up was begun
 * with. The latter only for a single product: the lines of a cart may be for several people, and a
 * top-up to the wrong one cannot be taken back.
 */
function useKnownPhones({ ofCart, lines, goods: { known }, dispatch }: Props) {
  useEffect(() => {
    for (const line of lines) {
      if (line.recipient !== undefined) continue;
      const delivery = known.items[goodKey(line)]?.delivery;
      if (delivery !== 'by_phone' && delivery !== 'by_account') continue;
      const field = document.getElementById(recipientId(line.id));
      const typed = field instanceof HTMLInputElement ? field.value : '';
      const recipient =
        typed || (delivery === 'by_phone' && !ofCart ? keptPhone(line.country) : '');
      if (recipient !== '') dispatch({ type: 'set-recipient', id: line.id, recipient });
    }
  }, [ofCart, lines, known, dispatch]);
}

/** What was kept for another order, and how to order it with this one after all. */
function Later({
  lines,
  nameOf,
  strings,
  dispatch,
}: {
  lines: CartLine[];
  nameOf: (line: CartLine) => string;
  strings: CheckoutStrings;
  dispatch: (action: CartAction) => void;
}) {
  return (
    <div className="mt-4 rounded-card bg-sunken p-3 text-sm">
      <p className="font-medium">{strings.line.later}</p>
      <ul>
        {lines.map((line) => (
          <li key={line.id} className="flex flex-wrap items-center justify-between gap-x-3">
            <span>
              {line.quantity > 1 && `${line.quantity} × `}
              <bdi>{nameOf(line)}</bdi>
            </span>
            <button
              type="button"
              onClick={() => dispatch({ type: 'take-back', id: line.id })}
              className="flex min-h-11 cursor-pointer items-center underline underline-offset-4"
            >
              {strings.line.takeBack}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
