import { secondaryButton } from '@/components/ui/button';
import type { Repair } from '@/lib/checkout/repairs';
import { fill } from '@/lib/i18n/fill';
import type { CheckoutStrings } from './checkout-strings';
import { fieldHref, focusField } from './field-ids';

/** A line as problems and repairs speak of it. */
export type NamedLine = { id: string; name: string; href: string };

type Props = {
  repair: Repair;
  lines: readonly NamedLine[];
  shopHref: string;
  strings: CheckoutStrings;
  /** Does it; going on with the order stays the buyer's to do. */
  onRepair: (repair: Repair) => void;
};

const button = `${secondaryButton} max-sm:w-full`;
/** What changes nothing and stays on this page. */
const link = 'inline-flex min-h-11 items-center font-medium underline underline-offset-4';

/** What to press against a problem. */
export function RepairButton({ repair, lines, shopHref, strings, onRepair }: Props) {
  const press = (words: string) => (
    <button type="button" onClick={() => onRepair(repair)} className={button}>
      {words}
    </button>
  );
  const lead = (href: string | undefined, words: string, target?: '_blank') => (
    <a href={href} target={target} rel={target && 'noopener noreferrer'} className={button}>
      {words}
    </a>
  );
  const lineOf = (id: string) => lines.find((line) => line.id === id);
  switch (repair.type) {
    case 'pay':
      return press(fill(strings.repairPayment, repair.payment));
    case 'take':
      return press(fill(strings.repairTake, { value: repair.nearby.label }));
    case 'remove':
      return press(fill(strings.repairRemove, { name: lineOf(repair.lineId)?.name ?? '' }));
    case 'split':
      return (
        <span className="max-sm:w-full">
          {press(strings.repairSplit[repair.units - 1] ?? '')}
          <span className="mt-1 block text-sm">{strings.repairSplitHint}</span>
        </span>
      );
    case 'drop-coupon':
      return press(strings.repairCoupon);
    case 'another': {
      const line = lineOf(repair.lineId);
      return lead(line?.href, fill(strings.repairAnother, { name: line?.name ?? '' }));
    }
    case 'add-more':
      return lead(shopHref, strings.repairAddMore);
    // In a tab of its own: the order waits in this one.
    case 'identity':
      return lead(repair.href, strings.repairIdentity, '_blank');
    case 'support':
      return lead(repair.href, strings.repairSupport, '_blank');
    case 'focus':
      return (
        <a
          href={fieldHref(repair.field, repair.lineId)}
          onClick={(event) => {
            // The address stays as it is: "back" leads to the product, not to an earlier problem.
            event.preventDefault();
            focusField(repair.field, repair.lineId);
          }}
          className={link}
        >
          {strings.repairFields[repair.field]}
        </a>
      );
    default:
      return repair satisfies never;
  }
}
