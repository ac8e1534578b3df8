import { CopyButton } from '@/components/ui/copy-button';
import { supportDetails } from '@/lib/order/support-details';
import type { OrderView } from '@/lib/order/view';
import type { OrderSnapshot } from '@/schemas/order-snapshot';
import { KeepOrder } from './keep-order';
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
        <ol className="space-y-1 pb-4">
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
      </details>
      <p className="py-3">
        <CopyButton
          text={() => supportDetails(order, shopName, Date.now())}
          label={strings.support.copy}
          strings={strings.support}
        />
      </p>
      <KeepOrder orderId={order.id} {...{ shopName, locale }} strings={strings.links} />
    </section>
  );
}
