'use client';

import { useRouter } from 'next/navigation';
import { lazy, Suspense, useEffect, useState } from 'react';
import { primaryButton, secondaryButton } from '@/components/ui/button';
import { useNow } from '@/components/ui/use-now';
import { fill } from '@/lib/i18n/fill';
import type { Tone } from '@/lib/order/state';
import { type OrderView, orderView } from '@/lib/order/view';
import type { OrderSnapshot } from '@/schemas/order-snapshot';
import { Announcer } from './announcer';
import { ConnectionLine } from './connection-line';
import { DeliveryCard } from './delivery-card';
import { OrderSteps } from './order-steps';
import type { OrderStrings } from './order-strings';
import { type PaymentParts, PayPanel } from './pay-panel';
import { useOrder } from './use-order';

/** Real shops never load it. */
const SimulatePanel = lazy(() => import('./simulate-panel'));

type Props = {
  orderId: string;
  initial: OrderSnapshot | null;
  parts: PaymentParts | null;
  /** Country code to its sentence about the country of use, for the countries of this order. */
  worksIn: Readonly<Record<string, string>>;
  homeHref: string;
  shopName: string;
  support: { href: string; label: string } | null;
  locale: string;
  sandbox: boolean;
  strings: OrderStrings;
};

const toneClasses: Record<Tone, string> = {
  action: 'text-text',
  progress: 'text-accent',
  success: 'text-good',
  attention: 'text-attention',
  ended: 'text-muted',
};

/** The newest order and what it looks like now, by the reader's clock. */
function useOrderView(orderId: string, initial: OrderSnapshot | null) {
  const update = useOrder(orderId, initial);
  const clock = useNow(update.link !== 'ended');
  const orderAt = update.orderAt ?? clock?.opened ?? null;
  const view = orderView(update.order, clock?.now ?? 0, { ...update, orderAt });
  return { order: update.order, view };
}

/**
 * Has the page rendered anew when it lacks what only the server makes: the QR codes of an address or
 * an amount that came after the page did, or the countries of use of an order that could not be read
 * then.
 */
function useServerParts(order: OrderSnapshot | null, { initial, parts }: Props): void {
  const { address = null, due = null } = order ?? {};
  const isDrawn = address === null || (address === parts?.address && due === parts.due);
  // By what is lacking: while one amount is being drawn, a further payment may change it again.
  const undrawn = isDrawn ? null : `${address} ${due}`;
  const unnamed = initial === null && order !== null;
  const { refresh } = useRouter();
  useEffect(() => {
    if (undrawn !== null || unnamed) refresh();
  }, [undrawn, unnamed, refresh]);
}

/** Holds the title: after a soft navigation the framework may set the page's own later than this. */
function useTitle(title: string): void {
  useEffect(() => {
    const set = () => {
      if (document.title !== title) document.title = title;
    };
    set();
    const observer = new MutationObserver(set);
    observer.observe(document.head, { childList: true, characterData: true, subtree: true });
    return () => observer.disconnect();
  }, [title]);
}

/**
 * Fetched once the page is alive: nothing to wait for, and nothing to fail with when a newer shop
 * has replaced the files of this one.
 */
function useExtras() {
  const [extras, setExtras] = useState<typeof import('./order-extras') | null>(null);
  useEffect(() => {
    import('./order-extras').then(
      (loaded) => setExtras(() => loaded),
      () => {},
    );
  }, []);
  return extras;
}
type Extras = ReturnType<typeof useExtras>;

/** The order's number in its sentence; letters and digits of it never change places. */
function Reference({ text, id }: { text: string; id: string }) {
  const [before = '', after = ''] = text.split('{id}');
  return (
    <span className="text-xs">
      {before}
      <bdi dir="ltr" className="code select-all">
        {id}
      </bdi>
      {after}
    </span>
  );
}

/** The order as it now is: what is happening, what to do, how long there is, what was bought. */
export function OrderLive(props: Props) {
  const { orderId, initial, parts, locale, sandbox, strings } = props;
  const { order, view } = useOrderView(orderId, initial);
  const extras = useExtras();
  useServerParts(order, props);
  const words = strings.states[view.situation];
  const [headline, body] = [fill(words.headline, view.values), fill(words.body, view.values)];
  useTitle(`${headline} · ${props.shopName}`);
  return (
    <>
      <div>
        <h1 className={`font-semibold text-3xl tracking-tight ${toneClasses[view.tone]}`}>
          {headline}
        </h1>
        <p className="mt-1 text-lg text-muted">{body}</p>
      </div>
      <OrderSteps done={view.steps} strings={strings.steps} />
      {view.excess !== null && (
        <p className="mt-4 rounded-control bg-attention-soft px-3 py-2 text-sm">
          {fill(strings.excess, view.excess)}
        </p>
      )}
      {order !== null && view.due !== null && (
        <PayPanel
          order={order}
          due={view.due}
          isRest={view.next === 'pay-rest'}
          deadline={view.deadline}
          wallets={
            extras && <extras.WalletSlot order={order} parts={parts} strings={strings.wallet} />
          }
          parts={parts?.address === order.address ? parts : null}
          locale={locale}
          sandbox={sandbox}
          strings={strings.pay}
        />
      )}
      <Deliveries order={order} ended={view.tone === 'ended'} {...props} />
      <NextAction view={view} extras={extras} {...props} />
      {extras !== null && order !== null && (
        <extras.OrderRecord {...{ order, view, locale, strings }} shopName={props.shopName} />
      )}
      <div className="mt-8 flex flex-wrap items-center justify-between gap-x-6 gap-y-1 text-muted text-sm">
        <Reference text={strings.reference} id={orderId} />
        <ConnectionLine freshness={view.freshness} locale={locale} strings={strings.link} />
        {extras !== null && (
          <extras.OrderExtras {...{ orderId, view, headline, body }} strings={strings.notify} />
        )}
      </div>
      <Announcer text={`${headline}. ${body}`} urgency={view.urgency} />
      {sandbox && order !== null && (
        <Suspense fallback={null}>
          <SimulatePanel orderId={orderId} state={order.state} strings={strings.simulate} />
        </Suspense>
      )}
    </>
  );
}

function Deliveries({
  order,
  ended,
  orderId,
  worksIn,
  locale,
  strings,
}: Props & { order: OrderSnapshot | null; ended: boolean }) {
  if (order === null || order.deliveries.length === 0) return null;
  return (
    <section className="mt-8">
      <h2 className="mb-3 font-semibold text-xl tracking-tight">
        {ended ? strings.delivery.titleEnded : strings.delivery.title}
      </h2>
      <ul className="space-y-3">
        {order.deliveries.map((delivery) => (
          <li key={delivery.id}>
            <DeliveryCard
              orderId={orderId}
              state={order.state}
              delivery={delivery}
              worksIn={worksIn[delivery.country ?? ''] ?? null}
              locale={locale}
              strings={strings.delivery}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What the buyer can do besides paying and revealing: order anew, or ask for help. */
function NextAction({
  view,
  extras,
  orderId,
  homeHref,
  support,
  locale,
  strings,
}: Props & { view: OrderView; extras: Extras }) {
  const again = view.next === 'order-again' || view.next === 'collect';
  const SameAgain = view.next === 'order-again' ? extras?.SameAgain : undefined;
  return (
    <div className="mt-6 flex flex-wrap gap-3 empty:hidden">
      {SameAgain !== undefined ? (
        <SameAgain {...{ orderId, locale, homeHref, strings }} />
      ) : (
        again && (
          <a href={homeHref} className={view.next === 'collect' ? secondaryButton : primaryButton}>
            {strings.again}
          </a>
        )
      )}
      {view.help && support !== null && (
        <a href={support.href} className={again ? secondaryButton : primaryButton}>
          {support.label}
        </a>
      )}
    </div>
  );
}
