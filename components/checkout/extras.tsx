import { secondaryButton } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { fill } from '@/lib/i18n/fill';
import { remainder } from '@/lib/money';
import type { Payment } from '@/schemas/checkout';
import type { Validated } from '@/schemas/checkout-answer';
import type { RefundFault } from '@/schemas/field-check';
import type { CheckoutStrings } from './checkout-strings';
import { fieldIds } from './field-ids';

type CouponProps = {
  coupon: string;
  /** What was found to be paid with the coupon; null while nobody has checked. */
  price: Validated | null;
  refused: boolean;
  strings: CheckoutStrings;
  onChange: (coupon: string) => void;
  onApply: () => void;
};

/** A coupon's code, folded away for the many who have none; tells what it saves. */
export function Coupon({ coupon, price, refused, strings, onChange, onApply }: CouponProps) {
  return (
    <details>
      <summary className="fold">{strings.couponFold}</summary>
      <div className="mt-1 flex items-start gap-2 pb-4">
        <div className="min-w-0 grow">
          <Field
            id={fieldIds.coupon}
            label={strings.coupon}
            hint={coupon.trim() === '' ? '' : savingWords(price, strings)}
            error={refused ? strings.couponInvalid : null}
            type="text"
            autoComplete="off"
            required={false}
            dir="ltr"
            value={coupon}
            onChange={onChange}
          />
        </div>
        <button type="button" onClick={onApply} className={`${secondaryButton} mt-7`}>
          {strings.couponApply}
        </button>
      </div>
    </details>
  );
}

function savingWords(price: Validated | null, strings: CheckoutStrings): string {
  if (price === null) return strings.couponWaits;
  const saving = price.before === undefined ? null : remainder(price.before, price.amount);
  return saving === null
    ? strings.couponSavesNothing
    : fill(strings.couponSaves, { amount: saving, coin: price.coin });
}

type RefundProps = {
  address: string;
  payment: Payment;
  /** What is wrong with the address; null while nothing is. */
  fault: RefundFault | null;
  /** Whether a wallet must know the token before it can take a refund. */
  needsTokenAccount: boolean;
  strings: CheckoutStrings;
  onChange: (address: string) => void;
  onLeave: () => void;
};

/** Where money may be sent back to, folded away: most orders need none. */
export function RefundAddress(props: RefundProps) {
  const { address, payment, fault, needsTokenAccount, strings, onChange, onLeave } = props;
  return (
    <details>
      <summary className="fold">{strings.refundFold}</summary>
      <div className="mt-1 pb-4">
        <Field
          id={fieldIds.refund}
          label={strings.refund}
          hint={[
            fill(strings.refundHint, payment),
            ...(needsTokenAccount ? [fill(strings.refundTokenAccount, payment)] : []),
          ].join(' ')}
          error={fault === null ? null : fill(strings.refundFaults[fault], payment)}
          type="text"
          autoComplete="off"
          required={false}
          dir="ltr"
          value={address}
          onChange={onChange}
          onLeave={onLeave}
        />
      </div>
    </details>
  );
}

/** Consent to the supplier's newsletter; never given beforehand. */
export function Newsletter({
  checked,
  label,
  onChange,
}: {
  checked: boolean;
  label: string;
  onChange: (checked: boolean) => void;
}) {
  return (
    <label className="flex min-h-12 cursor-pointer items-center gap-3 py-2.5">
      <input
        type="checkbox"
        name="newsletter"
        checked={checked}
        onChange={(event) => onChange(event.target.checked)}
        className="size-5 shrink-0 accent-accent"
      />
      {label}
    </label>
  );
}
