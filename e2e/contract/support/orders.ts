import { createParser } from 'eventsource-parser';
import * as z from 'zod';
import { toSupplierOrder } from '@/lib/cryptorefills/order-mapping';
import type { SupplierOrder } from '@/schemas/order';
import { wireOrder } from '@/schemas/wire/order';
import { holds } from './belief';
import { findProduct, type Sort } from './bodies';
import { type SeenOrder, seenOrder } from './order-shapes';
import { expectNothingDropped } from './read-by-shop';
import { wire } from './supplier';
import type { Answer } from './wire';

/** Where orders are made: the sandbox sells alike in all of its countries. */
const country = 'US';
export const buyer = 'buyer@example.com';
const phone = '+14155550123';

export type Line = {
  brand_name: string;
  country_code: string;
  denomination: string;
  product_value?: number | string;
  beneficiary_account: string;
};
export type Payment = { type: string; payment_via: string; coin: string; network: string };

const sellable = z.looseObject({
  is_dynamic: z.boolean(),
  delivery_type: z.string(),
  denomination: z.string().optional(),
  range: z.looseObject({ max: z.number() }).optional(),
});

function refuse(reason: string): never {
  throw new Error(reason);
}

/** An order line for a product of a sort: the greatest value of a range, a fixed one as it is. */
export async function lineOf(sort: Sort): Promise<Line> {
  const { brand, product } = await findProduct(country, sort, refuse);
  const { is_dynamic, delivery_type, denomination, range } = sellable.parse(product);
  return {
    brand_name: brand,
    country_code: country,
    denomination: is_dynamic ? 'range' : (denomination ?? ''),
    ...(is_dynamic && { product_value: range?.max ?? 0 }),
    beneficiary_account: delivery_type === 'by_phone' ? phone : buyer,
  };
}

export const onPolygon: Payment = {
  type: 'via',
  payment_via: 'USER_WALLET',
  coin: 'USDC',
  network: 'Polygon (Matic)',
};

/** The body of a validation or a creation, flat, as the reference has it. */
export function purchase(deliveries: object[], payment: Partial<Payment> = {}) {
  return {
    email: buyer,
    user: { email: buyer, has_accepted_newsletter: false },
    payment: { ...onPolygon, ...payment },
    deliveries,
    lang: 'en',
  };
}

export const validate = (body: unknown): Promise<Answer> =>
  wire.send('POST', '/v5/orders/validations', body);

export const create = (body: unknown): Promise<Answer> => wire.send('POST', '/v5/orders', body);

/** A new order of these sorts. */
export async function placeOrder(
  sorts: Sort[] = ['fixed'],
  payment: Partial<Payment> = {},
): Promise<SeenOrder> {
  const lines = await Promise.all(sorts.map(lineOf));
  return holds(seenOrder, (await create(purchase(lines, payment))).body);
}

export const orderPath = (id: string) => `/v5/orders/${id}`;

export async function readOrder(id: string): Promise<SeenOrder> {
  return holds(seenOrder, (await wire.getAgain(orderPath(id))).body);
}

/** Makes something happen to an order of the sandbox. */
export async function act(id: string, command: string): Promise<void> {
  const { status } = await wire.send('POST', `/control/orders/${id}/${command}`, {});
  if (status !== 200) throw new Error(`The sandbox answered ${command} with status ${status}.`);
}

/** Moves the sandbox's clock. */
export async function advance(seconds: number): Promise<void> {
  await wire.send('POST', '/control/clock', { advanceSeconds: seconds });
}

/** Longest the sandbox takes from a payment to the delivery, in seconds of its own clock. */
const deliveredAfter = 60;

/** A delivered order of these sorts. */
export async function deliverOrder(sorts: Sort[]): Promise<SeenOrder> {
  const { order_id: id } = await placeOrder(sorts);
  await act(id, 'pay');
  await advance(deliveredAfter);
  return readOrder(id);
}

export type Event = { event: string; data: unknown };

/** A stream that says nothing more by then has not been ended as it should. */
const streamDeadlineMs = 20_000;

/** The events of an order's stream, until the sandbox ends it. */
export async function* follow(id: string): AsyncGenerator<Event> {
  const deadline = AbortSignal.timeout(streamDeadlineMs);
  const response = await wire.follow(`${orderPath(id)}/subscribe`, deadline);
  const pending: Event[] = [];
  const parser = createParser({
    onEvent: ({ event = 'message', data }) => pending.push({ event, data: JSON.parse(data) }),
  });
  if (response.body === null) throw new Error('The stream has no body.');
  for await (const chunk of response.body.pipeThrough(new TextDecoderStream())) {
    parser.feed(chunk);
    yield* pending.splice(0);
  }
}

/** What the shop makes of an order, none of whose rows it dropped. */
export function readByShop(body: unknown): SupplierOrder {
  const parsed = wireOrder.parse(body);
  expectNothingDropped(parsed);
  return toSupplierOrder(parsed);
}
