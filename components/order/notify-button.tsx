import { useEffect, useState } from 'react';
import { Bell } from '@/components/ui/icons';
import { askToNotify, canNotify, notify } from '@/lib/live/notifications';
import type { OrderView } from '@/lib/order/view';
import type { OrderStrings } from './order-strings';

type Props = {
  view: Pick<OrderView, 'next' | 'urgency' | 'freshness'>;
  headline: string;
  body: string;
  strings: OrderStrings['notify'];
};

/** What a buyer who has asked to be told is told of: that it is ready, or that it needs them. */
function isWorthTelling({ next, urgency }: Pick<OrderView, 'next' | 'urgency'>): boolean {
  return next === 'collect' || urgency === 'assertive';
}

/** Offers to tell the buyer, who may be in another app meanwhile, once there is something to do. */
export function NotifyButton({ view, headline, body, strings }: Props) {
  const [stage, setStage] = useState<'offered' | 'on' | 'refused'>('offered');
  const worthTelling = isWorthTelling(view);
  useEffect(() => {
    if (stage === 'on' && worthTelling) void notify(headline, body);
  }, [stage, worthTelling, headline, body]);

  // Stays for the message itself, which is due in the very moment after which nothing changes.
  if (view.freshness.link === 'ended') return null;
  if (stage !== 'offered') return <p role="status">{strings[stage]}</p>;
  const awaits = view.next === 'wait' || view.next === 'pay' || view.next === 'pay-rest';
  if (!awaits || !canNotify()) return null;
  return (
    <button
      type="button"
      onClick={async () => setStage((await askToNotify()) ? 'on' : 'refused')}
      className="inline-flex min-h-11 cursor-pointer items-center gap-2 text-accent underline-offset-4 hover:underline"
    >
      <Bell className="size-4" />
      {strings.ask}
    </button>
  );
}
