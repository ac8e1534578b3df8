import { describe, expect, it } from 'vitest';
import { type LinkState, orderView } from '@/lib/order/view';
import { orderLinksSchema } from '@/schemas/links';
import { orderSchema } from '@/schemas/order-snapshot';
import { linksWith, scenes, updateOf } from './order-fixtures';

describe('the orders of the theme’s page', () => {
  it.each(Object.entries(scenes))('%s is the situation it is shown for', (situation, scene) => {
    const { order, isRefused = false } = scene;
    expect(orderView(order, 0, updateOf(scene), isRefused).situation).toBe(situation);
    if (order !== null) expect(orderSchema.parse(order)).toEqual(order);
  });

  it('shows a connection in each of its states', () => {
    const shown = new Set(Object.values(scenes).map(({ link }) => link));
    const all: Record<LinkState, true> = {
      connecting: true,
      live: true,
      polling: true,
      stale: true,
      offline: true,
      ended: true,
    };
    expect([...shown].toSorted()).toEqual(Object.keys(all).toSorted());
  });

  it('has links as the shop tells them', () => {
    for (const gift of ['none', 'given'] as const) {
      expect(orderLinksSchema.parse(linksWith(gift))).toEqual(linksWith(gift));
    }
  });
});
