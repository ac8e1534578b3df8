import { LineCard } from '@/components/cart/line-card';
import type { CheckoutStrings } from '@/components/checkout/checkout-strings';
import { cartLines } from './checkout-fixtures';
import { Specimen } from './parts';

const nothing = () => {};

/** The lines of a cart, in each of their states. */
export default function CartStage({ strings }: { strings: CheckoutStrings }) {
  return (
    <div className="grid gap-x-8 gap-y-10 lg:grid-cols-2">
      {Object.entries(cartLines).map(([name, shown]) => (
        <Specimen key={name} name={name}>
          <ul>
            <LineCard
              {...shown}
              coin="USDC"
              room={2}
              strings={strings.line}
              dispatch={nothing}
              onRemove={nothing}
            />
          </ul>
        </Specimen>
      ))}
    </div>
  );
}
