import type { CatalogueProduct } from './model';

/** Euros for one unit of a currency. */
const eurPerFiat: Record<string, string> = {
  AED: '0.2347',
  AUD: '0.5610',
  BRL: '0.1587',
  CAD: '0.6180',
  EUR: '1',
  GBP: '1.1480',
  IDR: '0.0000518',
  INR: '0.00971',
  JPY: '0.00571',
  KES: '0.00667',
  MXN: '0.0467',
  NGN: '0.000593',
  PHP: '0.01475',
  PLN: '0.2352',
  SEK: '0.0912',
  TRY: '0.02045',
  USD: '0.8620',
  VND: '0.0000327',
  ZAR: '0.0499',
};

/** Euros for one coin, and the decimals the supplier quotes the coin with. */
const coins: Record<string, { eur: string; decimals: number }> = {
  BTC: { eur: '94250', decimals: 8 },
  DAI: { eur: '0.8620', decimals: 2 },
  DOGE: { eur: '0.1725', decimals: 2 },
  ETH: { eur: '3310', decimals: 6 },
  EUROC: { eur: '1', decimals: 2 },
  FDUSD: { eur: '0.8620', decimals: 2 },
  LTC: { eur: '81.40', decimals: 6 },
  PYUSD: { eur: '0.8620', decimals: 2 },
  SOL: { eur: '158.20', decimals: 6 },
  SUI: { eur: '2.15', decimals: 4 },
  TON: { eur: '1.84', decimals: 4 },
  TRX: { eur: '0.2710', decimals: 2 },
  USDC: { eur: '0.8620', decimals: 2 },
  'USDC.e': { eur: '0.8620', decimals: 2 },
  USDE: { eur: '0.8620', decimals: 2 },
  USDT: { eur: '0.8620', decimals: 2 },
  'USDT.e': { eur: '0.8620', decimals: 2 },
  WLD: { eur: '0.7740', decimals: 4 },
};

/** Spread by brand category, in basis points. */
const spreads: Record<string, bigint> = {
  'e-commerce': 330n,
  'e-money': 780n,
  'e-sim': 300n,
  electronics: 420n,
  entertainment: 560n,
  games: 640n,
  mobile_bundle: 410n,
  mobile_credits: 450n,
  streaming: 590n,
  travel_flights: 350n,
};
const usualSpread = 500n;

type Fraction = { top: bigint; bottom: bigint };

/** Reads an unsigned decimal such as `12.50`; null for anything else, signs and exponents too. */
export function parseDecimal(text: string): Fraction | null {
  const parts = /^(\d{1,24})(?:\.(\d{1,18}))?$/.exec(text);
  if (!parts) return null;
  const [, whole = '0', rest = ''] = parts;
  return { top: BigInt(whole + rest), bottom: 10n ** BigInt(rest.length) };
}

function times(a: Fraction, b: Fraction): Fraction {
  return { top: a.top * b.top, bottom: a.bottom * b.bottom };
}

/** The fraction as a decimal string with exactly `decimals` places, rounded up. */
export function roundUp({ top, bottom }: Fraction, decimals: number): string {
  const units = (top * 10n ** BigInt(decimals) + bottom - 1n) / bottom;
  if (decimals === 0) return String(units);
  const digits = String(units).padStart(decimals + 1, '0');
  return `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}

/** Whether the coin has a price. */
export function isCoin(coin: string): boolean {
  return Object.hasOwn(coins, coin);
}

/**
 * Prices a face value: `coinAmount` in the coin's quoted decimals and `eurValue` in euros and
 * cents, both with the category's spread and rounded up. `percent` of the usual coin amount is
 * asked, 100 unless told otherwise; the euros stay. Null for an unknown currency or coin, or an
 * amount that is not a positive decimal.
 */
export function coinPrice(q: {
  faceAmount: string;
  currency: string;
  coin: string;
  category?: string;
  percent?: number;
}): { coinAmount: string; eurValue: string } | null {
  const face = parseDecimal(q.faceAmount);
  const rate = parseDecimal(eurPerFiat[q.currency] ?? '');
  const coin = isCoin(q.coin) ? coins[q.coin] : undefined;
  const perCoin = parseDecimal(coin?.eur ?? '');
  const percent = parseDecimal(String(q.percent ?? 100));
  if (!face || face.top === 0n || !rate || !coin || !perCoin || !percent) return null;
  const spread = spreads[q.category ?? ''] ?? usualSpread;
  const eur = times(times(face, rate), { top: 10_000n + spread, bottom: 10_000n });
  const drift = { top: percent.top, bottom: percent.bottom * 100n };
  const amount = times(times(eur, { top: perCoin.bottom, bottom: perCoin.top }), drift);
  return { coinAmount: roundUp(amount, coin.decimals), eurValue: roundUp(eur, 2) };
}

/**
 * Prices a product with its own category's spread, as the catalogue lists it. A dynamic product
 * needs `productValue` in its currency. `percent` as in `coinPrice`. Null when the value or the
 * coin is unknown.
 */
export function productPrice(
  product: CatalogueProduct,
  coin: string,
  productValue?: string,
  percent = 100,
): { coinAmount: string; eurValue: string; points: string } | null {
  const face = product.range
    ? { amount: productValue ?? '', currency: product.range.currency }
    : product.priceBasis;
  if (!face) return null;
  const { amount: faceAmount, currency } = face;
  const price = coinPrice({
    faceAmount,
    currency,
    coin,
    category: product.brand.category,
    percent,
  });
  return price && { ...price, points: price.eurValue.replace(/\..*$/, '') };
}

/** The supplier's `payment_method` for a coin quoted without a network. */
export function paymentMethod(coin: string): string {
  return coin === 'USDC' || coin === 'USDT' || coin === 'DAI' ? `${coin}-MATIC` : coin;
}
