import type { OrderView } from '@/lib/order/view';
import type { OrderStrings } from './order-strings';

/** How far the order has come on the way that all take. */
export function OrderSteps({
  done,
  strings,
}: {
  done: OrderView['steps'];
  strings: OrderStrings['steps'];
}) {
  if (done === null) return null;
  return (
    <ol className="mt-5 grid grid-cols-3 gap-2 text-sm">
      {[strings.pay, strings.confirm, strings.deliver].map((name, index) => (
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
