import { CopyButton } from '@/components/ui/copy-button';
import { fill } from '@/lib/i18n/fill';
import { hasArrived } from '@/lib/order/arrival';
import { supportDetails } from '@/lib/order/support-details';
import type { OrderView } from '@/lib/order/view';
import { receiptPagePath } from '@/lib/paths';
import { type ExplorerPage, explorerTransaction } from '@/lib/payment/explorer';
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
          {pastOf(order, strings).map(({ key, at, told, page }) => (
            <li key={key} className="flex justify-between gap-4">
              <span>
                {told}
                {page !== null && (
                  <a
                    href={page.href}
                    target="_blank"
                    rel="noopener noreferrer"
                    className="block underline underline-offset-4"
                  >
                    {fill(strings.wallet.explorer, page)}
                  </a>
                )}
              </span>
              <time dateTime={new Date(at).toISOString()} className="shrink-0 text-end text-muted">
                {new Intl.DateTimeFormat(locale, {
                  dateStyle: 'medium',
                  timeStyle: 'short',
                }).format(at)}
              </time>
            </li>
          ))}
        </ol>
      </details>
      <KeepOrder orderId={order.id} {...{ shopName, locale }} strings={strings.links} />
      {hasArrived(order) && (
        <a
          href={receiptPagePath(locale, order.id)}
          className="flex min-h-12 items-center font-medium underline underline-offset-4 hover:text-accent print:hidden"
        >
          {strings.receipt}
        </a>
      )}
      <p className="py-3">
        <CopyButton
          text={() => supportDetails(order, shopName, Date.now())}
          label={strings.support.copy}
          strings={strings.support}
        />
      </p>
    </section>
  );
}

type Past = { key: string; at: number; told: string; page: ExplorerPage | null };

/** The states an order came into and what wallets were asked for, as it happened. */
function pastOf(order: OrderSnapshot, { history, wallet }: OrderStrings): Past[] {
  const coin = order.coin ?? '';
  const paid = { coin, network: order.network ?? '' };
  const states = order.history.map(({ state, at }) => {
    return { key: `${state} ${at}`, at, told: history.states[state], page: null };
  });
  const payments = order.payments.map(({ amount, hash, at }) => {
    const told = fill(hash === null ? wallet.pastBegun : wallet.pastSent, { amount, coin });
    return { key: amount, at, told, page: hash === null ? null : explorerTransaction(paid, hash) };
  });
  return [...states, ...payments].sort((one, other) => one.at - other.at);
}
