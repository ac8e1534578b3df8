import { useEffect, useRef } from 'react';
import { secondaryButton } from '@/components/ui/button';
import type { Payment } from '@/schemas/checkout';
import type { ToldProblem } from '@/schemas/checkout-answer';
import type { CheckoutStrings } from './checkout-strings';
import { problemText } from './problem-text';
import { Repair } from './repair';

type Props = {
  problems: ToldProblem[];
  strings: CheckoutStrings;
  productHref: string;
  onPay: (payment: Payment) => void;
};

/** Another way to pay is of no use for what cannot be bought, so that comes first. */
function byWeight(problems: ToldProblem[]): ToldProblem[] {
  const isOfProduct = ({ field }: ToldProblem) => Number(field === 'line' || field === 'value');
  return [...problems].sort((a, b) => isOfProduct(b) - isOfProduct(a));
}

/** Everything that stands in the way, together; takes the focus when it appears. */
export function Problems({ problems, strings, productHref, onPay }: Props) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (problems.length > 0) box.current?.focus();
  }, [problems]);
  if (problems.length === 0) return null;
  return (
    <div
      ref={box}
      role="alert"
      tabIndex={-1}
      className="rounded-card border border-bad/40 bg-bad-soft p-4"
    >
      <h2 className="font-semibold">
        {problems.length === 1 ? strings.problemsTitle : strings.problemsTitleMany}
      </h2>
      <ul className="mt-1 list-disc space-y-1 ps-5">
        {byWeight(problems).map((problem) => (
          <li key={problem.code}>
            <p>{problemText(problem.code, strings)}</p>
            <Repair problem={problem} strings={strings} productHref={productHref} onPay={onPay} />
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Said in place of the form when nobody knows whether an order was made. */
export function Unconfirmed({
  strings,
  onAgain,
}: {
  strings: CheckoutStrings;
  onAgain: () => void;
}) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
  return (
    <div
      ref={box}
      role="alert"
      tabIndex={-1}
      className="mt-6 rounded-card border border-attention/40 bg-attention-soft p-5"
    >
      <h2 className="font-semibold text-lg">{strings.unconfirmedTitle}</h2>
      <p className="mt-1">{strings.unconfirmed}</p>
      <button type="button" onClick={onAgain} className={`${secondaryButton} mt-4`}>
        {strings.unconfirmedAgain}
      </button>
    </div>
  );
}
