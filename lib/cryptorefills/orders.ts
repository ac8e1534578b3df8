import 'server-only';
import type { Validated } from '@/schemas/checkout-answer';
import { type SupplierOrder, supplierIdSchema } from '@/schemas/order';
import type { Result } from '@/schemas/result';
import { wireOrder } from '@/schemas/wire/order';
import { wireDocumentedProblems, wireValidation } from '@/schemas/wire/problems';
import { compareDecimals } from '../money';
import { processWide } from '../process-wide';
import type { Session } from '../session';
import { ownWallet } from './catalogue-mapping';
import { callSupplier } from './client';
import { countDropped, noteDropped } from './dropped';
import type { SupplierError } from './errors';
import { toSupplierOrder } from './order-mapping';
import { createOrderReads } from './order-reads';
import { traffic } from './traffic';

type Caller = Pick<Session, 'address' | 'userAgent'>;

/**
 * One unit of a product for somebody. `denomination` is the product's own, verbatim, or `range`
 * together with `value`; a value beside a fixed denomination makes the supplier refuse it.
 */
export type Delivery = {
  brandName: string;
  country: string;
  denomination: string;
  value: string | null;
  beneficiary: string;
};

/** An order as the shop asks for it; `refundAddress` belongs to the network it is paid on. */
export type OrderRequest = {
  email: string;
  deliveries: Delivery[];
  coin: string;
  network: string;
  lang: string;
  promoCode: string | null;
  newsletter: boolean;
  refundAddress: string | null;
  acquisitionTag: string | null;
};

/** Creation may assign an address on chain; past this the outcome is called unknown. */
export const creationDeadlineMs = 30_000;

/** The flat request body of the newest reference, shared by validation and creation. */
function toBody(request: OrderRequest) {
  return {
    email: request.email,
    payment: {
      type: 'via',
      payment_via: ownWallet,
      coin: request.coin,
      network: request.network,
    },
    deliveries: request.deliveries.map((delivery) => ({
      brand_name: delivery.brandName,
      country_code: delivery.country,
      denomination: delivery.denomination,
      // The wire wants a JSON number here; the text it came from has at most eight decimals.
      ...(delivery.value === null ? {} : { product_value: Number(delivery.value) }),
      beneficiary_account: delivery.beneficiary,
    })),
    lang: request.lang,
    // The reference does not name this field; the supplier's other interface calls it so.
    ...(request.promoCode === null ? {} : { promo_code: request.promoCode }),
    ...(request.refundAddress === null ? {} : { refund_wallet_address: request.refundAddress }),
  };
}

/**
 * `POST /v5/orders/validations`: what would have to be paid, or every problem at once. Problems
 * arrive with 200 as well as with 4xx; both become a `refused` error.
 * @param lane `order-recheck` for part of an order that was refused as a whole.
 */
export async function validateOrder(
  caller: Caller,
  request: OrderRequest,
  lane: 'order-check' | 'order-recheck' = 'order-check',
): Promise<Result<Validated, SupplierError>> {
  const answer = await callSupplier({
    session: caller,
    lane,
    path: '/v5/orders/validations',
    body: { ...toBody(request), user: { email: request.email } },
    schema: wireValidation,
  });
  if (!answer.ok) return answer;
  const problems = wireDocumentedProblems.parse(answer.data);
  if (problems.length > 0) return { ok: false, error: { kind: 'refused', problems } };
  const { coin_amount: amount, original_coin_amount: before, coin } = answer.data;
  // An amount of another coin under the buyer's ticker would be a wrong price.
  const isOther = coin !== null && coin.toUpperCase() !== request.coin.toUpperCase();
  if (amount === null || isOther) {
    return { ok: false, error: { kind: 'unreadable' } };
  }
  const isReduced =
    request.promoCode !== null && before !== null && (compareDecimals(amount, before) ?? 0) < 0;
  return { ok: true, data: { amount, coin: request.coin, ...(isReduced && { before }) } };
}

/**
 * `POST /v5/orders`: the one write that costs money. Called at most once per checkout attempt; an
 * error for which `mayHaveTakenEffect` holds leaves the outcome unknown.
 */
export async function createOrder(
  caller: Caller,
  request: OrderRequest,
): Promise<Result<SupplierOrder, SupplierError>> {
  const answer = await callSupplier({
    session: caller,
    lane: 'order-write',
    path: '/v5/orders',
    body: {
      ...toBody(request),
      user: { email: request.email, has_accepted_newsletter: request.newsletter },
      ...(request.acquisitionTag === null
        ? {}
        : { acquisition: { utm_source: request.acquisitionTag } }),
    },
    schema: wireOrder,
    patienceMs: creationDeadlineMs,
  });
  if (!answer.ok) return answer;
  // An id that cannot be asked for again is as good as none.
  if (!supplierIdSchema.safeParse(answer.data.order_id).success) {
    return { ok: false, error: { kind: 'unreadable' } };
  }
  return { ok: true, data: toSupplierOrder(answer.data) };
}

/** The path of an order at the supplier. @throws ZodError for an id that is not a plain segment. */
export function orderPath(supplierId: string): string {
  return `/v5/orders/${supplierIdSchema.parse(supplierId)}`;
}

const orderReads = processWide('orderReads', () => createOrderReads(traffic().orderReadSpacingMs));

/** Takes over what the stream said of an order; see `readOrder`. */
export function noteOrder(order: SupplierOrder): void {
  orderReads().note(order);
}

/** The page gives a poll up after ten seconds. */
const readPatienceMs = 9_000;

/** `GET /v5/orders/{id}`. An answer about another order is unreadable. */
async function fetchOrder(
  caller: Caller,
  supplierId: string,
  how: { lane: 'order-read' | 'order-look'; single?: boolean },
): Promise<Result<SupplierOrder, SupplierError>> {
  const answer = await callSupplier({
    session: caller,
    ...how,
    path: orderPath(supplierId),
    schema: wireOrder,
    patienceMs: readPatienceMs,
  });
  if (!answer.ok) return answer;
  if (answer.data.order_id !== supplierId) return { ok: false, error: { kind: 'unreadable' } };
  noteDropped('/v5/orders/{id}', countDropped(answer.data));
  return { ok: true, data: toSupplierOrder(answer.data) };
}

/**
 * The order as the supplier describes it, or as it did a moment ago: it is asked at most once in
 * five seconds, however many ask here. `maxAgeMs` asks for something younger than that.
 */
export async function readOrder(
  caller: Caller,
  supplierId: string,
  maxAgeMs = Number.POSITIVE_INFINITY,
): Promise<Result<SupplierOrder, SupplierError>> {
  return await orderReads().read(supplierId, maxAgeMs, () =>
    fetchOrder(caller, supplierId, { lane: 'order-read' }),
  );
}

/** The watch asks on behalf of no buyer: theirs are no business of a call they did not make. */
const nobody: Caller = { address: null, userAgent: null };

/**
 * The order as the supplier describes it, or did in the last five seconds, for the watch: asked once,
 * and only where there is time for it at once (see the lane `order-look`). Nobody else waits for the
 * answer or is given its failure; a good one is taken over as the stream's are.
 */
export async function lookUpOrder(
  supplierId: string,
): Promise<Result<SupplierOrder, SupplierError>> {
  const heard = orderReads().heard(supplierId);
  if (heard !== null) return heard;
  const answer = await fetchOrder(nobody, supplierId, { lane: 'order-look', single: true });
  if (answer.ok) noteOrder(answer.data);
  return answer;
}
