import useSWR from 'swr';
import { type LinkMade, linkMadeSchema, type OrderLinks, orderLinksSchema } from '@/schemas/links';

const giftOf = (orderId: string, deliveryId: string) =>
  `${orderId}/deliveries/${encodeURIComponent(deliveryId)}/gift`;

async function readLinks([, orderId]: readonly [string, string]): Promise<OrderLinks> {
  const path = `/api/orders/${orderId}/links`;
  const response = await fetch(path, { cache: 'no-store' });
  return orderLinksSchema.parse(await response.json());
}

/** Sends a POST below the orders; its status, 0 for none, and its JSON, null for none. */
async function post(place: string, body?: unknown): Promise<{ status: number; data: unknown }> {
  try {
    const path = `/api/orders/${place}`;
    const init: RequestInit = { method: 'POST', cache: 'no-store' };
    if (body !== undefined) {
      init.headers = { 'Content-Type': 'application/json' };
      init.body = JSON.stringify(body);
    }
    const response = await fetch(path, init);
    return { status: response.status, data: await response.json() };
  } catch {
    return { status: 0, data: null };
  }
}

/** A new link to a whole order; null when there is none. */
export async function makeLink(
  orderId: string,
  purpose: 'device' | 'keep',
): Promise<LinkMade | null> {
  const { data } = await post(`${orderId}/links`, { purpose });
  return linkMadeSchema.safeParse(data).data ?? null;
}

/** A link that gives an item away; `opened` when it was given away already. */
export async function makeGift(
  orderId: string,
  deliveryId: string,
  message: string,
): Promise<LinkMade | 'opened' | null> {
  const { status, data } = await post(giftOf(orderId, deliveryId), { message });
  return status === 409 ? 'opened' : (linkMadeSchema.safeParse(data).data ?? null);
}

/** Takes a gift back: the links as they then are, or why not. */
export async function takeGiftBack(
  orderId: string,
  deliveryId: string,
): Promise<OrderLinks | 'opened' | null> {
  const { status, data } = await post(`${giftOf(orderId, deliveryId)}/revocations`);
  return status === 409 ? 'opened' : (orderLinksSchema.safeParse(data).data ?? null);
}

/** Takes the order away from all other devices: the links as they then are, null when it failed. */
export async function takeAccessBack(orderId: string): Promise<OrderLinks | null> {
  const { data } = await post(`${orderId}/links/revocations`);
  return orderLinksSchema.safeParse(data).data ?? null;
}

/**
 * An order's links, read once for all who ask for them, and anew when the page is come back to: a
 * gift may have been opened meanwhile. Nothing is read before `wanted`.
 */
export function useLinks(orderId: string, wanted: boolean) {
  const { data, mutate } = useSWR(wanted ? (['links', orderId] as const) : null, readLinks, {
    shouldRetryOnError: false,
  });
  return { links: data ?? null, update: mutate };
}
