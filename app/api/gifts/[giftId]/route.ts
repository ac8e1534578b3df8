import { isSameOrigin, json, jsonError, storeGuarded, supplierFailure } from '@/lib/http';
import { openedGift } from '@/lib/order/load';
import { deliveredItem, shownCode } from '@/lib/order/reveal';
import { currentSession } from '@/lib/session';
import { getStore } from '@/lib/store/shared';

async function handle(
  request: Request,
  { params }: RouteContext<'/api/gifts/[giftId]'>,
): Promise<Response> {
  if (!isSameOrigin(request)) return jsonError(403, 'cross-origin');
  const session = await currentSession();
  const gift = await openedGift(session, (await params).giftId);
  if (gift === null) return jsonError(404, 'not-found');
  const item = await deliveredItem(session, gift);
  if (!item.ok) return supplierFailure(item.error);
  if (item.data === null) return jsonError(404, 'not-found');
  const shown = shownCode(item.data);
  const reveal = { giftId: gift.id, now: Date.now() };
  const { firstRevealedAt } = await (await getStore()).recordGiftReveal(reveal);
  return json({ ...shown, revealedAt: firstRevealedAt });
}

/** Reveals a gift's code to the browser that opened it. A POST, for the reasons of an order's. */
export const POST = storeGuarded(handle);
