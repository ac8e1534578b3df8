import 'server-only';
import type { Product } from '@/schemas/catalogue';
import { type Checkout, e164Schema, emailSchema, type Line } from '@/schemas/checkout';
import type { Problem } from '@/schemas/problem';
import type { Result } from '@/schemas/result';
import { isHiddenPayment } from '../catalogue/curation';
import { nearbyValues } from '../catalogue/nearby';
import type { SupplierError } from '../cryptorefills/errors';
import type { Delivery, OrderRequest } from '../cryptorefills/orders';
import { problemOf } from '../cryptorefills/problems';
import { supplierLanguage } from '../i18n/locales';
import type { Session } from '../session';
import { shop } from '../shop';
import { type FoundGood, findGood } from './goods';

/** A line that can be asked for: one unit of it, how many, and what else its brand sells. */
export type ResolvedLine = {
  /** Its place in the request, counted from 0. */
  index: number;
  delivery: Delivery;
  quantity: number;
  product: Product;
  products: Product[];
};

/** The lines of a checkout that can be had, and what is wrong with the others. */
type Resolved = { lines: ResolvedLine[]; faults: Problem[] };

function beneficiaryFits(product: Product, beneficiary: string): boolean {
  switch (product.delivery) {
    case 'by_email':
      return emailSchema.safeParse(beneficiary).success;
    case 'by_phone':
      return e164Schema.safeParse(beneficiary).success;
    case 'by_account':
      return true;
    default:
      return product.delivery satisfies never;
  }
}

/** One unit of a line as a delivery; null when its beneficiary is nobody the product can reach. */
function deliveryOf(line: Line, product: Product, value: string | null): Delivery | null {
  if (!beneficiaryFits(product, line.beneficiary)) return null;
  return {
    brandName: product.brandName,
    country: line.country,
    denomination: product.type === 'range' ? 'range' : product.denomination,
    value,
    beneficiary: line.beneficiary,
  };
}

/** A line as far as the catalogue goes, or what is wrong with it and what may be taken instead. */
function resolveLine(
  line: Line,
  good: FoundGood,
  { index, locale }: { index: number; locale: string },
): Result<ResolvedLine, Problem> {
  switch (good.status) {
    case 'gone':
      return { ok: false, error: { ...problemOf('NOT_AVAILABLE_PRODUCT'), line: index } };
    case 'wrong-value':
    case 'sold-out': {
      const code = good.status === 'sold-out' ? 'OUT_OF_STOCK' : 'NOT_AVAILABLE_PRODUCT';
      const nearby = nearbyValues(good.products, good, locale);
      return { ok: false, error: { ...problemOf(code), line: index, nearby } };
    }
    case 'on-sale': {
      const { product, products, value } = good;
      const delivery = deliveryOf(line, product, value);
      return delivery === null
        ? { ok: false, error: { ...problemOf('INVALID_BENEFICIARY_ACCOUNT'), line: index } }
        : { ok: true, data: { index, delivery, quantity: line.quantity, product, products } };
    }
    default:
      return good satisfies never;
  }
}

/** Looks every line of a checkout up in the catalogue; the browser's word counts for none of it. */
export async function resolveLines(
  session: Session,
  { lines, payment, locale }: Checkout,
): Promise<Result<Resolved, SupplierError>> {
  if (isHiddenPayment(payment, shop())) {
    const problems = [problemOf('NOT_ALLOWED_PAYMENT_VIA')];
    return { ok: false, error: { kind: 'refused', problems } };
  }
  const caller = { ...session, lane: 'checkout' } as const;
  const wish = { coin: payment.coin, lang: supplierLanguage(locale) };
  const looked = await Promise.all(
    lines.map(async (line) => ({ line, answer: await findGood(caller, line, wish) })),
  );
  const resolved: Resolved = { lines: [], faults: [] };
  for (const [index, { line, answer }] of looked.entries()) {
    if (!answer.ok) return answer;
    const found = resolveLine(line, answer.data, { index, locale });
    if (found.ok) resolved.lines.push(found.data);
    else resolved.faults.push(found.error);
  }
  return { ok: true, data: resolved };
}

/** Every unit of the lines, in their order, each a delivery of its own: the supplier knows no quantity. */
export function deliveriesOf(lines: readonly ResolvedLine[]): Delivery[] {
  return lines.flatMap(({ delivery, quantity }) =>
    Array.from({ length: quantity }, () => delivery),
  );
}

/** The request for some deliveries of a checkout. */
export function requestFor(checkout: Checkout, deliveries: Delivery[]): OrderRequest {
  return {
    email: checkout.email,
    deliveries,
    coin: checkout.payment.coin,
    network: checkout.payment.network,
    lang: supplierLanguage(checkout.locale),
    promoCode: checkout.coupon ?? null,
    newsletter: shop().newsletter && checkout.newsletter,
    refundAddress: checkout.refundAddress ?? null,
    acquisitionTag: shop().acquisitionTag ?? null,
  };
}

/**
 * Turns what a browser asks for into an order the supplier understands. Refused, with what is wrong
 * with every line, when the catalogue says that one of them cannot be had.
 */
export async function toOrderRequest(
  session: Session,
  checkout: Checkout,
): Promise<Result<OrderRequest, SupplierError>> {
  const resolved = await resolveLines(session, checkout);
  if (!resolved.ok) return resolved;
  const { lines, faults } = resolved.data;
  return faults.length > 0
    ? { ok: false, error: { kind: 'refused', problems: faults } }
    : { ok: true, data: requestFor(checkout, deliveriesOf(lines)) };
}
