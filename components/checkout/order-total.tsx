import type { RefObject } from 'react';
import { primaryButton } from '@/components/ui/button';
import type { CheckoutStrings } from './checkout-strings';
import type { Stage } from './use-checkout';

type Props = {
  /** What is to be paid and what it would be without the coupon; null while unknown. */
  amount: string | null;
  before: string | undefined;
  coin: string;
  /** Whether something of it cannot be had, so that no check will tell a price. */
  blocked: boolean;
  stage: Stage;
  buttonRef: RefObject<HTMLButtonElement | null>;
  strings: CheckoutStrings;
};

/** What is to be paid, and the one button that orders. */
export function OrderTotal(props: Props) {
  const { amount, before, coin, blocked, stage, buttonRef, strings } = props;
  return (
    <div className="rounded-card border border-line bg-surface p-4">
      <div className="flex items-baseline justify-between gap-4">
        <span className="text-muted">{strings.total}</span>
        <output aria-live="polite" className="text-end font-semibold text-2xl tracking-tight">
          {amount === null ? (
            !blocked && (
              <span className="font-normal text-base text-muted">{strings.priceUnknown}</span>
            )
          ) : (
            <>
              {before !== undefined && (
                <bdi dir="ltr" className="me-2 font-normal text-base text-muted">
                  <s>{before}</s>
                </bdi>
              )}
              <bdi dir="ltr">
                {amount} {coin}
              </bdi>
            </>
          )}
        </output>
      </div>
      <p className={`mt-1 text-sm ${blocked ? 'text-attention' : 'text-muted'}`}>
        {blocked ? strings.line.blocked : strings.totalHint}
      </p>
      <button
        ref={buttonRef}
        type="submit"
        aria-disabled={stage !== 'editing'}
        className={`${primaryButton} mt-4 w-full text-lg`}
      >
        {stage === 'checking'
          ? strings.checking
          : stage === 'placing'
            ? strings.placing
            : strings.place}
      </button>
      <p className="mt-2 text-center text-muted text-sm">{strings.noCharge}</p>
    </div>
  );
}
