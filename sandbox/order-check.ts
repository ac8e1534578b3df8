import { Catalogue, type CatalogueProduct, findProduct, productPrice } from './catalogue';
import { currencyOf, localLabel } from './catalogue/currencies';
import { type Coupon, readCoupon, reduced } from './coupons';
import { isLess, sum } from './decimal';
import { codesAskedFor, mailTags } from './mail-tags';
import type { OrderLine } from './order-record';
import type { DeliveryRequest, OrderRequest } from './order-request';
import type { ProblemCode } from './problem-codes';
import { findRail, type Rail, rails } from './rails';
import { defaultSettings, isListed, type Settings } from './settings';
import { deliveryOf, hasTooManyLimited } from './special-brands';

export type Problem = { problem: string; moreDetails?: unknown };

/** A line that can be sold, before it has an id, and its price in euros. */
export type PricedLine = Omit<OrderLine, 'id'> & { eurValue: string };

/** What became of a request: refused as a whole, listed problems, or priced lines on a rail. */
export type Checked =
  | { kind: 'suspended'; detail: ProblemCode; moreDetails: unknown }
  | { kind: 'problems'; problems: Problem[] }
  | {
      kind: 'priced';
      rail: Rail;
      lines: PricedLine[];
      /** What is to be paid, and its value in euros; `fullCoinAmount` is without the coupon. */
      coinAmount: string;
      eurValue: string;
      fullCoinAmount: string;
      couponCode: string | null;
    };

const maximumDeliveries = 10;
/** Euros one order may come to. */
const maximumEuros = '1000';
const email = /^[^\s@]+@[^\s@]+\.[^\s@.]+$/;
const internationalPhone = /^\+[1-9]\d{6,14}$/;

function reaches(product: CatalogueProduct, beneficiary: string): boolean {
  switch (product.deliveryType) {
    case 'by_email':
      return email.test(beneficiary);
    case 'by_phone':
      return internationalPhone.test(beneficiary);
    case 'by_account':
      return beneficiary.trim() !== '';
  }
}

/**
 * The product a line names. In strict mode a value on a fixed denomination names nothing that is
 * sold; otherwise it is ignored, and `50` names `50 USD` too.
 */
function productOf(
  line: DeliveryRequest,
  strict: boolean,
  catalogue: Catalogue,
): CatalogueProduct | null {
  const value = line.product_value ?? undefined;
  const find = (denomination: string) =>
    findProduct(catalogue, {
      countryCode: line.country_code,
      brandName: line.brand_name,
      denomination,
      ...(value !== undefined && { productValue: String(value) }),
    });
  const exact = find(line.denomination);
  if (!strict) return exact ?? find(`${line.denomination} ${currencyOf[line.country_code]}`);
  return exact && !exact.range && value !== undefined ? null : exact;
}

function lineProblem(
  product: CatalogueProduct | null,
  beneficiary: string,
  strict: boolean,
): ProblemCode | null {
  if (!product) return 'NOT_AVAILABLE_PRODUCT';
  if (product.outOfStock) return 'OUT_OF_STOCK';
  if (strict && product.brand.category === 'e-money') return 'LOGIN_REQUIRED';
  if (!reaches(product, beneficiary)) return 'INVALID_BENEFICIARY_ACCOUNT';
  return null;
}

function priced(
  product: CatalogueProduct,
  line: DeliveryRequest,
  quote: { coin: string; percent: number },
): PricedLine | null {
  const value = product.range ? String(line.product_value) : undefined;
  const price = productPrice(product, quote.coin, value, quote.percent);
  const currency = product.range?.currency ?? product.priceBasis?.currency;
  if (!price || currency === undefined) return null;
  return {
    kind: product.kind,
    denomination: product.denomination,
    localizedDenomination:
      value === undefined ? product.localizedDenomination : localLabel(value, currency),
    productValue: value === undefined ? null : Number(value),
    family: product.brand.family,
    brand: product.brand.brand,
    beneficiary: line.beneficiary_account,
    countryCode: product.brand.countryCode,
    deliveryType: product.deliveryType,
    points: price.points,
    coinAmount: price.coinAmount,
    currencyCode: currency,
    deliveredAs: deliveryOf(product),
    eurValue: price.eurValue,
  };
}

type CheckedLine = { line: PricedLine } | { problem: ProblemCode };

/** A line priced on the rail; null when there is nothing wrong but the rail. */
function checkLine(
  delivery: DeliveryRequest,
  rail: Rail | null,
  { strict, pricePercent: percent }: Settings,
  catalogue: Catalogue,
): CheckedLine | null {
  const product = productOf(delivery, strict, catalogue);
  const problem = lineProblem(product, delivery.beneficiary_account, strict);
  if (problem) return { problem };
  if (!product || !rail) return null;
  const line = priced(product, delivery, { coin: rail.coin, percent });
  return line ? { line } : { problem: 'NOT_AVAILABLE_PRODUCT' };
}

/** A problem with the details that the supplier sends along, if any. */
function problemOf(code: string, coin: string): Problem {
  switch (code) {
    case 'NOT_ALLOWED_PAYMENT_VIA':
      return { problem: code, moreDetails: { allowed: ['USER_WALLET'] } };
    case 'UNSUPPORTED_PROTOCOL_COIN_COMBINATION': {
      const offered = rails.filter((other) => other.coin === coin);
      const supported = (offered.length > 0 ? offered : rails).map(({ coin: name, network }) => ({
        coin: name,
        network,
      }));
      return { problem: code, moreDetails: { supported } };
    }
    default:
      return { problem: code };
  }
}

function paymentProblems(via: string, rail: Rail | null, strict: boolean): ProblemCode[] {
  const problems: ProblemCode[] = [];
  if (via !== 'USER_WALLET') problems.push('NOT_ALLOWED_PAYMENT_VIA');
  if (!rail) problems.push('UNSUPPORTED_PROTOCOL_COIN_COMBINATION');
  // The rules for stablecoins on Tron ask who pays, which only an account can tell.
  if (strict && rail?.chain === 'tron' && rail.contract) problems.push('FULLNAME_MISSING');
  return problems;
}

/** What is wrong with the order as a whole. The amount is null while not every line has a price. */
function totalProblems(
  deliveries: DeliveryRequest[],
  coupon: Coupon,
  total: { eurValue: string; coinAmount: string | null; threshold: string },
): ProblemCode[] {
  const problems: ProblemCode[] = [];
  if (deliveries.length > maximumDeliveries) problems.push('PRODUCT_COUNT_EXCEEDED');
  if (hasTooManyLimited(deliveries.map(({ brand_name }) => brand_name))) {
    problems.push('MULTIPLE_LIMITED_PRODUCT_SAME_ORDER');
  }
  if (isLess(maximumEuros, total.eurValue)) problems.push('MAXIMUM_AMOUNT_PER_ORDER_EXCEEDED');
  if (coupon.kind === 'refused') problems.push(coupon.problem);
  if (total.coinAmount !== null && isLess(total.coinAmount, total.threshold)) {
    problems.push('AMOUNT_LESS_THEN_MINIMUM_ALLOWED');
  }
  return problems;
}

function suspension(
  coin: string,
  network: string,
  codes: string[],
  { suspendedCoins, suspendedNetworks }: Settings,
): Checked | null {
  if (isListed(suspendedCoins, coin) || codes.includes('SUSPENDED_COIN')) {
    return { kind: 'suspended', detail: 'SUSPENDED_COIN', moreDetails: { coin } };
  }
  if (isListed(suspendedNetworks, network) || codes.includes('SUSPENDED_NETWORK')) {
    return { kind: 'suspended', detail: 'SUSPENDED_NETWORK', moreDetails: { network } };
  }
  return null;
}

/** Applies the supplier's rules to a request for validation or creation. */
export function checkOrder(
  request: OrderRequest,
  settings: Settings = defaultSettings,
  catalogue = new Catalogue(),
): Checked {
  const { payment, deliveries } = request;
  const rail = findRail(payment.coin, payment.network ?? undefined);
  const asked = codesAskedFor(mailTags([request.email, request.user?.email ?? '']));
  const network = rail?.network ?? payment.network ?? '';
  const suspended = suspension(payment.coin, network, asked, settings);
  if (suspended) return suspended;

  const checked = deliveries.map((delivery) => checkLine(delivery, rail, settings, catalogue));
  const lines = checked.flatMap((entry) => (entry && 'line' in entry ? [entry.line] : []));
  const fullCoinAmount = sum(lines.map((line) => line.coinAmount));
  const fullEurValue = sum(lines.map((line) => line.eurValue));
  const coupon = readCoupon(request.promo_code || request.coupon_code || '', fullEurValue);
  const coinAmount = reduced(fullCoinAmount, coupon);
  const codes = [
    ...paymentProblems(payment.payment_via, rail, settings.strict),
    ...checked.flatMap((entry) => (entry && 'problem' in entry ? [entry.problem] : [])),
    ...totalProblems(deliveries, coupon, {
      eurValue: fullEurValue,
      coinAmount: lines.length === deliveries.length ? coinAmount : null,
      threshold: rail?.threshold ?? '0',
    }),
    ...asked,
  ];
  if (!rail || codes.length > 0) {
    // Each code once: the supplier's list does not say which delivery it is about.
    const problems = [...new Set(codes)].map((code) => problemOf(code, payment.coin));
    return { kind: 'problems', problems };
  }
  const couponCode = coupon.kind === 'taken' ? coupon.code : null;
  const eurValue = reduced(fullEurValue, coupon);
  return { kind: 'priced', rail, lines, coinAmount, eurValue, fullCoinAmount, couponCode };
}
