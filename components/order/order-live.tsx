'use client';

import { useRouter } from 'next/navigation';
import { useEffect } from 'react';
import { primaryButton, secondaryButton } from '@/components/ui/button';
import { fill } from '@/lib/i18n/fill';
import { compareDecimals } from '@/lib/money';
import { isPayable, stepsDone, type Tone, toneOf } from '@/lib/order/state';
import type { OrderSnapshot } from '@/schemas/order-snapshot';
import { ConnectionLine } from './connection-line';
import { DeliveryCard } from './delivery-card';
import type { OrderStrings } from './order-strings';
import { type PaymentQr, PayPanel } from './pay-panel';
import { SimulatePanel } from './simulate-panel';
import { useOrder } from './use-order';

type Props = {
  orderId: string;
  initial: OrderSnapshot | null;
  qr: PaymentQr | null;
  /** Country code to its sentence about the country of use, for the countries of this order. */
  worksIn: Readonly<Record<string, string>>;
  homeHref: string;
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

/** The order as it now is: what is happening, what to do, how long there is, what was bought. */
export function OrderLive(props: Props) {
  const { orderId, initial, qr, worksIn, homeHref, support, locale, sandbox, strings } = props;
  const update = useOrder(orderId, initial);
  const { order } = update;
  const headline = order === null ? strings.unavailable : headlineOf(order, strings);

  useEffect(() => {
    document.title = headline;
  }, [headline]);

  // An address that came after the page did has no QR yet: those are drawn on the server.
  // Nor does a page that opened while the supplier was away know the countries of use.
  const undrawn = order?.address != null && order.address !== qr?.address;
  const unnamed = initial === null && order !== null;
  const { refresh } = useRouter();
  useEffect(() => {
    if (undrawn || unnamed) refresh();
  }, [undrawn, unnamed, refresh]);

  return (
    <>
      <div aria-live="polite" aria-atomic="true">
        <h1
          className={`font-semibold text-3xl tracking-tight ${order === null ? '' : toneClasses[toneOf(order.state)]}`}
        >
          {headline}
        </h1>
        <p className="mt-1 text-lg text-muted">
          {order === null ? strings.unavailableHint : bodyOf(order, strings)}
        </p>
      </div>
      {order !== null && <Steps order={order} strings={strings} />}
      {order !== null && isPayable(order.state) && (
        <PayPanel
          order={order}
          receivedAt={update.orderAt}
          qr={qr}
          locale={locale}
          sandbox={sandbox}
          strings={strings.pay}
        />
      )}
      {order !== null && order.deliveries.length > 0 && (
        <section className="mt-8">
          <h2 className="mb-3 font-semibold text-xl tracking-tight">
            {order !== null && toneOf(order.state) === 'ended'
              ? strings.delivery.titleEnded
              : strings.delivery.title}
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
      )}
      {order !== null && endedUnpaid(order) && (
        <a href={homeHref} className={`${primaryButton} mt-6`}>
          {strings.again}
        </a>
      )}
      {order?.state === 'delivered' && (
        <a href={homeHref} className={`${secondaryButton} mt-6`}>
          {strings.again}
        </a>
      )}
      {order !== null && support !== null && needsHelp(order) && (
        <a href={support.href} className={`${primaryButton} mt-6`}>
          {support.label}
        </a>
      )}
      <div className="mt-8 flex flex-wrap items-center justify-between gap-x-6 gap-y-1 text-muted text-sm">
        <span className="code select-all text-xs">{fill(strings.reference, { id: orderId })}</span>
        <ConnectionLine update={update} strings={strings.link} />
      </div>
      {sandbox && order !== null && (
        <SimulatePanel orderId={orderId} state={order.state} strings={strings.simulate} />
      )}
    </>
  );
}

function headlineOf(order: OrderSnapshot, strings: OrderStrings): string {
  return fill(strings.states[order.state].headline, amounts(order));
}

function bodyOf(order: OrderSnapshot, strings: OrderStrings): string {
  const { refund } = order;
  if (order.state === 'refunded' && refund?.amount) {
    return fill(strings.refundAmount, {
      amount: refund.amount,
      coin: refund.currency ?? order.coin ?? '',
    });
  }
  const someSent = (compareDecimals(order.sent ?? '0', '0') ?? 0) > 0;
  if (order.state === 'expired' && someSent) return fill(strings.expiredPartly, amounts(order));
  return fill(strings.states[order.state].body, amounts(order));
}

function amounts({ due, sent, coin }: OrderSnapshot) {
  return { due: due ?? '', sent: sent ?? '', coin: coin ?? '' };
}

/** Ended with nothing received, so that ordering again is the thing to do. */
function endedUnpaid({ state, sent }: OrderSnapshot): boolean {
  if ((compareDecimals(sent ?? '0', '0') ?? 0) > 0) return false;
  return state === 'expired' || state === 'setup-failed' || state === 'cancelled';
}

/** Where the words send the buyer to support. */
function needsHelp(order: OrderSnapshot): boolean {
  const { state } = order;
  if (state === 'failed' || state === 'cancelled' || state === 'in-review') return true;
  return state === 'expired' && !endedUnpaid(order);
}

function Steps({ order, strings }: { order: OrderSnapshot; strings: OrderStrings }) {
  const done = stepsDone(order.state);
  if (done === null) return null;
  const names = [strings.steps.pay, strings.steps.confirm, strings.steps.deliver];
  return (
    <ol className="mt-5 grid grid-cols-3 gap-2 text-sm">
      {names.map((name, index) => (
        <li
          key={name}
          aria-current={index === done ? 'step' : undefined}
          className={index < done ? 'text-good' : index === done ? 'font-semibold' : 'text-muted'}
        >
          <span
            className={`mb-1.5 block h-1.5 rounded-full ${index < done ? 'bg-good' : index === done ? 'bg-accent' : 'bg-line'}`}
          />
          {name}
        </li>
      ))}
    </ol>
  );
}
