import { expect, vi } from 'vitest';
import * as z from 'zod';
import type { Shop } from './shop-process';
import type { Supplier } from './supplier-process';

const health = z.object({ streams: z.object({ orders: z.number(), open: z.number() }) });

/** How many orders the shop follows, and for how many browsers. */
export async function streamsOf(shop: Shop): Promise<{ orders: number; open: number }> {
  const { text } = await shop.browser().get('/api/health');
  return health.parse(JSON.parse(text)).streams;
}

/** Waits until the shop follows so many orders for so many browsers. */
export async function expectStreams(shop: Shop, orders: number, open: number): Promise<void> {
  await vi.waitFor(async () => expect(await streamsOf(shop)).toEqual({ orders, open }), {
    timeout: 5_000,
    interval: 20,
  });
}

/** Waits until nothing is left of any stream, neither in the shop nor at the supplier. */
export async function expectNothingOpen(shop: Shop, supplier: Supplier): Promise<void> {
  await expectStreams(shop, 0, 0);
  await vi.waitFor(async () => expect((await supplier.streams()).open).toBe(0), {
    timeout: 5_000,
    interval: 20,
  });
}
