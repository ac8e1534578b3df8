import 'server-only';
import type { Product } from '@/schemas/catalogue';
import { type Checkout, e164Schema, emailSchema } from '@/schemas/checkout';
import type { Result } from '@/schemas/result';
import { findBrand, productsOf } from '../catalogue/catalogue';
import { rangeFault } from '../catalogue/range';
import type { SupplierError } from '../cryptorefills/errors';
import type { OrderRequest } from '../cryptorefills/orders';
import { problemOf } from '../cryptorefills/problems';
import { supplierLanguage } from '../i18n/locales';
import type { Session } from '../session';
import { shop } from '../shop';

/** The supplier's own words for what is wrong, used for what the shop finds out first. */
const problem = {
  gone: 'NOT_AVAILABLE_PRODUCT',
  outOfStock: 'OUT_OF_STOCK',
  beneficiary: 'INVALID_BENEFICIARY_ACCOUNT',
} as const;

function refused(code: string): Result<never, SupplierError> {
  return { ok: false, error: { kind: 'refused', problems: [problemOf(code)] } };
}

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

/**
 * Turns what a browser asks for into an order the supplier understands. The browser names a
 * product; denomination and brand come from the catalogue, never from the browser.
 */
export async function toOrderRequest(
  session: Session,
  checkout: Checkout,
): Promise<Result<OrderRequest, SupplierError>> {
  const { line, payment } = checkout;
  const caller = { ...session, lane: 'checkout' } as const;
  const found = await findBrand(caller, {
    country: line.country,
    kind: line.kind,
    slug: line.brand,
  });
  if (!found.ok) return found;
  if (found.data === null) return refused(problem.gone);
  const lang = supplierLanguage(checkout.locale);
  const answer = await productsOf(caller, found.data, { coin: payment.coin, lang });
  if (!answer.ok) return answer;
  const product = answer.data.products.find(({ id }) => id === line.product);
  if (product === undefined) return refused(problem.gone);
  if (found.data.outOfStock || product.outOfStock) return refused(problem.outOfStock);
  if (!beneficiaryFits(product, line.beneficiary)) return refused(problem.beneficiary);
  const value = product.type === 'range' ? (line.value ?? null) : null;
  if (product.type === 'range' && (value === null || rangeFault(value, product) !== null)) {
    return refused(problem.gone);
  }
  return {
    ok: true,
    data: {
      email: checkout.email,
      deliveries: [
        {
          brandName: product.brandName,
          country: line.country,
          denomination: product.type === 'range' ? 'range' : product.denomination,
          value,
          beneficiary: line.beneficiary,
        },
      ],
      coin: payment.coin,
      network: payment.network,
      lang,
      promoCode: checkout.coupon ?? null,
      acquisitionTag: shop().acquisitionTag ?? null,
    },
  };
}
