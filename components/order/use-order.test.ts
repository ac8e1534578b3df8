import { describe, expect, it } from 'vitest';
import type { OrderUpdate } from '@/lib/live/order-watch';
import { orderSnapshot } from '@/lib/order/order-fixtures';
import { shownUpdate } from './use-order';

const initial = orderSnapshot({ version: 10 });
const { id } = initial;
const update = (change: Partial<OrderUpdate> = {}): OrderUpdate => ({
  order: orderSnapshot({ version: 11, state: 'seen' }),
  orderAt: 5,
  receivedAt: 5,
  link: 'live',
  ...change,
});

describe('what is shown of an order', () => {
  it('is the page’s own until something is heard', () => {
    expect(shownUpdate(id, initial, undefined)).toEqual({
      order: initial,
      orderAt: null,
      receivedAt: null,
      link: 'connecting',
    });
  });

  it('is what was heard, once that is as new', () => {
    expect(shownUpdate(id, initial, update())).toEqual(update());
    const same = update({ order: orderSnapshot({ version: 10, state: 'paid' }) });
    expect(shownUpdate(id, initial, same)).toEqual(same);
    expect(shownUpdate(id, null, update())).toEqual(update());
  });

  it('is the page’s own where that is newer, over the line as it is', () => {
    const old = update({ order: orderSnapshot({ version: 9 }), link: 'polling' });
    expect(shownUpdate(id, initial, old)).toEqual({ ...old, order: initial, orderAt: null });
    const nothing = update({ order: null, orderAt: null, link: 'stale' });
    expect(shownUpdate(id, initial, nothing)).toMatchObject({ order: initial, link: 'stale' });
  });

  it('is never another order’s, be it ever so new', () => {
    const foreign = orderSnapshot({ id: 'zyxwvutsrqponmlkjihgfedc', version: 2_000_000_000 });
    const shown = shownUpdate(id, initial, update({ order: foreign }));
    expect(shown).toMatchObject({ order: initial, link: 'connecting', receivedAt: null });
    expect(shownUpdate(id, null, update({ order: foreign })).order).toBeNull();
  });

  it('of a settled order is up to date without anything being heard', () => {
    const settled = orderSnapshot({ state: 'delivered' });
    expect(shownUpdate(id, settled, undefined).link).toBe('ended');
    expect(shownUpdate(id, orderSnapshot({ state: 'expired' }), undefined).link).toBe('connecting');
  });
});
