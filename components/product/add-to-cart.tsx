import { useState } from 'react';
import { secondaryButton } from '@/components/ui/button';
import { fetchedLater } from '@/lib/fetched-later';
import { newId } from '@/lib/new-id';
import type { CartLine } from '@/schemas/cart';
import type { ProductFormStrings } from './product-options';

type Props = {
  cartHref: string;
  /** What is chosen; null when nothing is, or nothing that is sold, which has then been said. */
  good: () => Pick<
    CartLine,
    'country' | 'kind' | 'brand' | 'product' | 'value' | 'name' | 'label'
  > | null;
  strings: Pick<ProductFormStrings, 'add' | 'added' | 'cartFull' | 'quoteFailed' | 'seeCart'>;
};

/** Puts what is chosen into the cart, and says so. The cart's code comes with the first press. */
export function AddToCart({ cartHref, good, strings }: Props) {
  // Counted, so that the same words are said again for the second of the same.
  const [told, setTold] = useState<{ times: number; words: string } | null>(null);

  async function add() {
    const chosen = good();
    if (chosen === null) return;
    const loaded = await fetchedLater(() =>
      Promise.all([import('@/lib/cart/cart-store'), import('@/lib/cart/cart')]),
    );
    const tell = (words: string) =>
      setTold((before) => ({ times: (before?.times ?? 0) + 1, words }));
    if (loaded === null) return tell(strings.quoteFailed);
    const [{ currentCart, dispatchCart }, { roomIn }] = loaded;
    const isFull = roomIn(currentCart()) === 0;
    if (!isFull) dispatchCart({ type: 'add', line: { ...chosen, id: newId(), quantity: 1 } });
    tell(isFull ? strings.cartFull : strings.added);
  }

  return (
    <div className="scripted mt-3 flex flex-wrap items-center gap-x-4 sm:flex-row-reverse sm:flex-nowrap">
      <button
        type="button"
        onClick={add}
        className={`${secondaryButton} max-sm:w-full sm:min-w-48 sm:shrink-0`}
      >
        {strings.add}
      </button>
      <p aria-live="polite" className="text-sm">
        {told !== null && (
          <span key={told.times}>
            {told.words}{' '}
            <a
              href={cartHref}
              className="inline-flex min-h-11 items-center font-medium underline underline-offset-4"
            >
              {strings.seeCart}
            </a>
          </span>
        )}
      </p>
    </div>
  );
}
