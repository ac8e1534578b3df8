import { CopyButton } from '@/components/ui/copy-button';
import { hasArrived } from '@/lib/order/arrival';
import { supportDetails } from '@/lib/order/support-details';
import type { OrderView } from '@/lib/order/view';
import { receiptPagePath } from '@/lib/paths';
import type { OrderSnapshot } from '@/schemas/order-snapshot';
import type { OrderStrings } from './order-strings';

type Props = {
  order: OrderSnapshot;
  view: OrderView;
  shopName: string;
  locale: string;
  strings: OrderStrings;
};

/** What there is to read and to hand on about an order: its past, and what support wants to know. */
export function OrderRecord({ order, view, shopName, locale, strings }: Props) {
  const { situation } = view;
  const wasMissed = situation === 'expired' || situation === 'overdue';
  return (
    <section className="mt-8 divide-y divide-line border-line border-y">
      {wasMissed && (
        <details>
          <summary className="fold">{strings.alreadyPaid}</summary>
          <p className="pb-4 text-muted">{strings.alreadyPaidHelp}</p>
        </details>
      )}
      <details>
        <summary className="fold">{strings.history.title}</summary>
        <ol className="space-y-1 pb-2">
          {order.history.map(({ state, at }) => (
            <li key={`${state} ${at}`} className="flex justify-between gap-4">
              <span>{strings.history.states[state]}</span>
              <time dateTime={new Date(at).toISOString()} className="text-end text-muted">
                {new Intl.DateTimeFormat(locale, {
                  dateStyle: 'medium',
                  timeStyle: 'short',
                }).format(at)}
              </time>
            </li>
          ))}
        </ol>
        <p className="pb-4">
          <CopyButton
            text={() => supportDetails(order, shopName, Date.now())}
            label={strings.support.copy}
            strings={strings.support}
          />
        </p>
      </details>
      {hasArrived(order) && (
        <a
          href={receiptPagePath(locale, order.id)}
          className="flex min-h-12 items-center font-medium underline underline-offset-4 hover:text-accent print:hidden"
        >
          {strings.receipt}
        </a>
      )}
    </section>
  );
}
