import { secondaryButton } from '@/components/ui/button';
import { fill } from '@/lib/i18n/fill';
import type { Payment } from '@/schemas/checkout';
import type { ToldProblem } from '@/schemas/checkout-answer';
import type { CheckoutStrings } from './checkout-strings';
import { type FormField, fieldIds, focusField } from './field-ids';

type Props = {
  problem: ToldProblem;
  strings: Pick<CheckoutStrings, 'repairs' | 'repairProduct' | 'repairPayment'>;
  productHref: string;
  onPay: (payment: Payment) => void;
};

const link = 'inline-flex min-h-11 items-center font-medium underline underline-offset-4';

/** Whether the remedy is to be found on the product's page. */
function isOnProductPage(repair: ToldProblem['repair']): boolean {
  switch (repair) {
    case 'choose-another-value':
    case 'choose-another-product':
    case 'lower-value':
    case 'raise-value':
    case 'split-order':
      return true;
    default:
      return false;
  }
}

function isFormField(field: ToldProblem['field']): field is FormField {
  return field !== undefined && Object.hasOwn(fieldIds, field);
}

/** What to press against a problem: another way to pay, the product's page, or the field itself. */
export function Repair({ problem, strings, productHref, onPay }: Props) {
  const { field, repair, alternatives = [] } = problem;
  if (alternatives.length > 0) {
    return (
      <div className="my-2 flex flex-wrap gap-2">
        {alternatives.map((payment) => (
          <button
            key={`${payment.coin} ${payment.network}`}
            type="button"
            onClick={() => onPay(payment)}
            className={`${secondaryButton} max-sm:w-full`}
          >
            {fill(strings.repairPayment, payment)}
          </button>
        ))}
      </div>
    );
  }
  if (isOnProductPage(repair)) {
    return (
      <a href={productHref} className={link}>
        {strings.repairProduct}
      </a>
    );
  }
  if (!isFormField(field)) return null;
  return (
    <a
      href={`#${fieldIds[field]}`}
      onClick={(event) => {
        // The address stays as it is: "back" leads to the product, not to an earlier problem.
        event.preventDefault();
        focusField(field);
      }}
      className={link}
    >
      {strings.repairs[field]}
    </a>
  );
}
