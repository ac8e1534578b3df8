import type { ReactNode } from 'react';
import { BrandTile } from '@/components/catalogue/brand-tile';
import { secondaryButton } from '@/components/ui/button';
import { Stroke } from '@/components/ui/stroke';
import type { CartAction } from '@/lib/cart/cart';
import { fill } from '@/lib/i18n/fill';
import { timesInteger } from '@/lib/money';
import type { CartLine } from '@/schemas/cart';
import type { CartItem } from '@/schemas/cart-answer';
import type { GoodPrice } from './goods';
import type { LineStrings } from './line-strings';
import { Stepper } from './stepper';

type Props = {
  line: CartLine;
  /** What the shop says of it today; undefined while it has not answered. */
  item: CartItem | undefined;
  price: GoodPrice | undefined;
  coin: string | null;
  /** How many units more the cart takes. */
  room: number;
  strings: LineStrings;
  dispatch: (action: CartAction) => void;
  /** Takes the line out; without it, the line cannot be. */
  onRemove?: () => void;
  children?: ReactNode;
};

/** What a line is called today, or was when it was put in. */
export function lineName(line: CartLine, item: CartItem | undefined): string {
  return `${item?.brand?.name ?? line.name} ${item?.label ?? line.label}`;
}

/** One line: what it is and for which country, how many, what they cost, what is wrong with it. */
export function LineCard(props: Props) {
  const { line, item, price, coin, room, strings, dispatch, onRemove, children } = props;
  const name = lineName(line, item);
  const face = item?.brand ?? { name: line.name, colour: null, logo: null };
  return (
    <li aria-label={name} className="rounded-card border border-line bg-surface p-3">
      <div className="relative flex items-start gap-3">
        <div className="w-16 shrink-0 sm:w-20">
          <BrandTile brand={face} size="list" />
        </div>
        <div className="min-w-0 grow">
          <p className={`font-semibold leading-snug ${onRemove === undefined ? '' : 'pe-8'}`}>
            {/* The picture and the country belong to the link: a name alone is a small target. */}
            <a href={item?.href} className="after:absolute after:inset-0 hover:underline">
              {face.name} <bdi>{item?.label ?? line.label}</bdi>
            </a>
          </p>
          {/* As tall before the answer as after it. */}
          <p className="min-h-5 text-muted text-sm">
            {item !== undefined && fill(strings.worksIn, { country: item.place })}
          </p>
          {line.kind === 'top-ups' && (item === undefined || item.receives !== undefined) && (
            <p className="min-h-5 text-sm">{item?.receives}</p>
          )}
        </div>
        {onRemove !== undefined && (
          <button
            type="button"
            onClick={onRemove}
            aria-label={fill(strings.remove, { name })}
            className="absolute -end-2 -top-2 flex size-11 cursor-pointer items-center justify-center rounded-control text-muted hover:bg-sunken hover:text-text"
          >
            <Stroke sign="cross" className="size-5" />
          </button>
        )}
      </div>
      <Trouble line={line} item={item} strings={strings} dispatch={dispatch} />
      <div className="mt-3 flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <Stepper
          label={fill(strings.quantity, { name })}
          quantity={line.quantity}
          most={line.quantity + room}
          fewer={strings.fewer}
          more={strings.more}
          onChange={(quantity) => dispatch({ type: 'set-quantity', id: line.id, quantity })}
        />
        {price !== undefined && coin !== null && (
          <Price price={price} coin={coin} quantity={line.quantity} strings={strings} />
        )}
      </div>
      {price !== undefined && price.was !== null && (
        <p className="mt-2 text-end text-attention text-sm">
          {fill(strings.wasPrice, { price: `${price.was} ${coin}` })}
        </p>
      )}
      {children}
    </li>
  );
}

function Price({
  price,
  coin,
  quantity,
  strings,
}: {
  price: GoodPrice;
  coin: string;
  quantity: number;
  strings: LineStrings;
}) {
  return (
    <p className="ms-auto text-end">
      <bdi dir="ltr" className="font-semibold tabular-nums">
        {timesInteger(price.now, quantity)} {coin}
      </bdi>
      {quantity > 1 && (
        <span className="block text-muted text-sm">
          {fill(strings.each, { price: `${price.now} ${coin}` })}
        </span>
      )}
    </p>
  );
}

/** Why a line cannot be had as it is, and what to take instead; nothing while it can. */
function Trouble({
  line,
  item,
  strings,
  dispatch,
}: Pick<Props, 'line' | 'item' | 'strings' | 'dispatch'>) {
  const words = item === undefined ? null : strings.trouble[item.status];
  if (item === undefined || words === null) return null;
  return (
    <div className="mt-3 rounded-control bg-attention-soft p-3 text-sm">
      <p>{words}</p>
      {item.status !== 'unknown' && (
        <div className="mt-2 flex flex-wrap gap-2">
          {item.nearby.map(({ product, value, label }) => (
            <button
              key={`${product} ${value}`}
              type="button"
              onClick={() =>
                dispatch({
                  type: 'change',
                  id: line.id,
                  product,
                  label,
                  ...(value !== undefined && { value }),
                })
              }
              className={secondaryButton}
            >
              {fill(strings.take, { value: label })}
            </button>
          ))}
          <a href={item.href} className={secondaryButton}>
            {strings.another}
          </a>
        </div>
      )}
    </div>
  );
}
