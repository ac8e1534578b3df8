import { json, jsonError, linkOrigin, readJson, storeGuarded } from '@/lib/http';
import { linksOf, makeLink } from '@/lib/order/links';
import { orderViewer } from '@/lib/order/load';
import { limited } from '@/lib/rate-limit';
import { currentSession } from '@/lib/session';
import { getStore } from '@/lib/store/shared';
import { linkRequestSchema } from '@/schemas/link-requests';

type Context = RouteContext<'/api/orders/[orderId]/links'>;

async function read(_request: Request, { params }: Context): Promise<Response> {
  const viewer = await orderViewer(await currentSession(), (await params).orderId);
  if (viewer === null) return jsonError(404, 'not-found');
  return json(await linksOf(await getStore(), viewer));
}

async function make(request: Request, { params }: Context): Promise<Response> {
  const body = await readJson(request, linkRequestSchema);
  if (!body.ok) return body.error;
  const session = await currentSession();
  const viewer = await orderViewer(session, (await params).orderId);
  if (viewer === null) return jsonError(404, 'not-found');
  const turnedAway = await limited('link', session);
  if (turnedAway !== null) return turnedAway;
  const origin = linkOrigin(request);
  const made = await makeLink(await getStore(), viewer, { ...body.data, origin });
  return made === null ? jsonError(404, 'not-found') : json(made, { status: 201 });
}

/** What of an order's links is good, and what was given away; never a token. */
export const GET = storeGuarded(read);

/** Makes a link to the order. Its token is told here, once. */
export const POST = storeGuarded(make);
