import { type CatalogueProduct, findProduct, productPrice } from './catalogue';
import { localLabel } from './catalogue/currencies';
import { isLess, sum } from './decimal';
import type { OrderLine } from './order-record';
import type { DeliveryRequest, OrderRequest } from './order-request';
import { findRail, type Rail, rails, suspendedCoins } from './rails';

export type Problem = { problem: string; moreDetails?: unknown };

/** A line that can be sold, before it has an id, and its price in euros. */
export type PricedLine = Omit<OrderLine, 'id'> & { eurValue: string };

/** What became of a request: refused as a whole, listed problems, or priced lines on a rail. */
export type Checked =
  | { kind: 'suspended'; detail: string; moreDetails: unknown }
  | { kind: 'problems'; problems: Problem[] }
  | { kind: 'priced'; rail: Rail; lines: PricedLine[]; coinAmount: string; eurValue: string };

const maximumDeliveries = 10;
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

/** The product a line names. A value on a fixed denomination names nothing that is sold. */
function productOf(line: DeliveryRequest): CatalogueProduct | null {
  const value = line.product_value ?? undefined;
  const product = findProduct({
    countryCode: line.country_code,
    brandName: line.brand_name,
    denomination: line.denomination,
    ...(value !== undefined && { productValue: String(value) }),
  });
  return product && !product.range && value !== undefined ? null : product;
}

function lineProblem(product: CatalogueProduct | null, line: DeliveryRequest): string | null {
  if (!product) return 'NOT_AVAILABLE_PRODUCT';
  if (product.outOfStock) return 'OUT_OF_STOCK';
  if (product.brand.category === 'e-money') return 'LOGIN_REQUIRED';
  if (!reaches(product, line.beneficiary_account)) return 'INVALID_BENEFICIARY_ACCOUNT';
  return null;
}

function priced(product: CatalogueProduct, line: DeliveryRequest, coin: string): PricedLine | null {
  const value = product.range ? String(line.product_value) : undefined;
  const price = productPrice(product, coin, value);
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
    deliveredAs: product.deliveredAs,
    eurValue: price.eurValue,
  };
}

function paymentProblems({ payment_via: via, coin }: OrderRequest['payment'], rail: Rail | null) {
  const problems: Problem[] = [];
  if (via !== 'USER_WALLET') {
    const allowed = ['USER_WALLET'];
    problems.push({ problem: 'NOT_ALLOWED_PAYMENT_VIA', moreDetails: { allowed } });
  }
  if (!rail) {
    const offered = rails.filter((other) => other.coin === coin);
    const supported = (offered.length > 0 ? offered : rails).map(({ coin: name, network }) => ({
      coin: name,
      network,
    }));
    problems.push({
      problem: 'UNSUPPORTED_PROTOCOL_COIN_COMBINATION',
      moreDetails: { supported },
    });
  }
  return problems;
}

/** Each code once: the supplier's list does not say which delivery it is about. */
function distinct(problems: Problem[]): Problem[] {
  return [...new Map(problems.map((entry) => [entry.problem, entry])).values()];
}

/** Applies the supplier's rules to a request for validation or creation. */
export function checkOrder(request: OrderRequest): Checked {
  const { payment, deliveries } = request;
  if (suspendedCoins.has(payment.coin)) {
    return { kind: 'suspended', detail: 'SUSPENDED_COIN', moreDetails: { coin: payment.coin } };
  }
  const rail = findRail(payment.coin, payment.network ?? undefined);
  const problems = paymentProblems(payment, rail);
  if (deliveries.length > maximumDeliveries) problems.push({ problem: 'PRODUCT_COUNT_EXCEEDED' });

  const lines: PricedLine[] = [];
  for (const delivery of deliveries) {
    const product = productOf(delivery);
    const problem = lineProblem(product, delivery);
    const line = product && rail && !problem ? priced(product, delivery, rail.coin) : null;
    if (line) lines.push(line);
    else if (problem) problems.push({ problem });
    else if (rail) problems.push({ problem: 'NOT_AVAILABLE_PRODUCT' });
  }
  if (request.promo_code) problems.push({ problem: 'COUPON_NOT_FOUND' });

  const coinAmount = sum(lines.map((line) => line.coinAmount));
  if (rail && lines.length === deliveries.length && isLess(coinAmount, rail.threshold)) {
    problems.push({ problem: 'AMOUNT_LESS_THEN_MINIMUM_ALLOWED' });
  }
  if (!rail || problems.length > 0) return { kind: 'problems', problems: distinct(problems) };
  const eurValue = sum(lines.map((line) => line.eurValue));
  return { kind: 'priced', rail, lines, coinAmount, eurValue };
}
