import { type ReactNode, useEffect, useRef } from 'react';
import { primaryButton, secondaryButton } from '@/components/ui/button';
import type { CheckoutStrings } from './checkout-strings';

const main = `${primaryButton} max-sm:w-full`;
const other = `${secondaryButton} max-sm:w-full`;

/**
 * What is said in place of the form; takes the focus, so that it is read out, and again when what was
 * asked about meanwhile leaves it as it is.
 */
function Said({
  title,
  asking = false,
  children,
}: {
  title: string;
  asking?: boolean;
  children: ReactNode;
}) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!asking) box.current?.focus();
  }, [asking]);
  return (
    <div
      ref={box}
      role="alert"
      tabIndex={-1}
      className="mt-6 rounded-card border border-attention/40 bg-attention-soft p-5"
    >
      <h2 className="font-semibold text-lg">{title}</h2>
      {children}
    </div>
  );
}

function QuietButton({ onPress, children }: { onPress: () => void; children: ReactNode }) {
  return (
    <button
      type="button"
      onClick={onPress}
      className="flex min-h-11 cursor-pointer items-center underline underline-offset-4"
    >
      {children}
    </button>
  );
}

/** Nobody knows whether an order was made. */
export function Unconfirmed({
  strings,
  ordersHref,
  asking,
  onAsk,
  onAgain,
}: {
  strings: CheckoutStrings;
  ordersHref: string;
  asking: boolean;
  onAsk: () => void;
  onAgain: () => void;
}) {
  return (
    <Said title={strings.unconfirmedTitle} asking={asking}>
      <p className="mt-1">{strings.unconfirmed}</p>
      <div className="mt-4 flex flex-wrap items-center gap-3">
        <button type="button" onClick={onAsk} aria-disabled={asking} className={main}>
          {asking ? strings.checking : strings.unconfirmedAsk}
        </button>
        <a href={ordersHref} className={other}>
          {strings.unconfirmedOrders}
        </a>
        <QuietButton onPress={onAgain}>{strings.unconfirmedAgain}</QuietButton>
      </div>
    </Said>
  );
}

/** An order made before holds these lines, and nothing was ordered again. */
export function OrderedBefore({
  strings,
  orderHref,
  cartHref,
  onAgain,
}: {
  strings: CheckoutStrings;
  orderHref: string;
  cartHref: string;
  /** Null for the cart's lines, each of which is ordered once. */
  onAgain: (() => void) | null;
}) {
  return (
    <Said title={strings.orderedTitle}>
      <p className="mt-1">{strings.ordered}</p>
      <div className="mt-4 flex flex-wrap items-center gap-3">
        <a href={orderHref} className={main}>
          {strings.orderedOpen}
        </a>
        {onAgain === null ? (
          <a href={cartHref} className="flex min-h-11 items-center underline underline-offset-4">
            {strings.seeCart}
          </a>
        ) : (
          <QuietButton onPress={onAgain}>{strings.orderedAgain}</QuietButton>
        )}
      </div>
    </Said>
  );
}
