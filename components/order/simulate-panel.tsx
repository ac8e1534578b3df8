import { useState } from 'react';
import { FlaskConical } from '@/components/ui/icons';
import type { OrderState } from '@/schemas/order-snapshot';
import type { Simulation } from '@/schemas/simulation';
import type { OrderStrings } from './order-strings';

/** What can be simulated in each state the page is live in. */
const possible: Partial<Record<OrderState, readonly Simulation[]>> = {
  'awaiting-payment': ['pay', 'pay-part', 'expire', 'fail', 'review'],
  'partly-paid': ['pay', 'pay-part', 'expire', 'fail', 'review'],
  seen: ['fail', 'review'],
  paid: ['review'],
  delivering: ['review'],
  'in-review': ['resume'],
};

/** In the sandbox only: plays the buyer's wallet and the supplier's bad days. */
export default function SimulatePanel({
  orderId,
  state,
  strings,
}: {
  orderId: string;
  state: OrderState;
  strings: OrderStrings['simulate'];
}) {
  const [failed, setFailed] = useState(false);
  const actions = possible[state] ?? [];

  async function simulate(action: Simulation) {
    try {
      const response = await fetch(`/sandbox/orders/${orderId}/${action}`, { method: 'POST' });
      setFailed(!response.ok);
    } catch {
      setFailed(true);
    }
  }

  if (actions.length === 0) return null;
  return (
    <aside
      aria-label={strings.title}
      className="scripted mt-8 rounded-card border border-line-strong/50 border-dashed p-4"
    >
      <p className="flex items-center gap-2 font-medium text-sm">
        <FlaskConical className="size-4" />
        {strings.title}
        <span className="font-normal text-muted">{strings.hint}</span>
      </p>
      <div className="mt-3 flex flex-wrap gap-2">
        {actions.map((action) => (
          <button
            key={action}
            type="button"
            onClick={() => simulate(action)}
            className="min-h-10 cursor-pointer rounded-control bg-notice px-3.5 text-on-notice text-sm hover:brightness-95"
          >
            {strings[action]}
          </button>
        ))}
      </div>
      <p role="status" className="mt-2 text-bad text-sm empty:hidden">
        {failed ? strings.failed : ''}
      </p>
    </aside>
  );
}
