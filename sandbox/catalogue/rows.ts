import type { DeliveredAs, Kind } from './model';

/**
 * One brand as the data files write it.
 *
 * `sold` maps countries (codes, or the groups `EUR` and `ALL`) to comma-separated denominations:
 * `50` an amount in the country's currency; `50..500/5` a range and its step; `1 month=12.99` a
 * label with a face value; `Java & Bedrock Ed=~29.99` a label without one; a trailing `@email`
 * delivers a phone product by e-mail. A lone `s`, `m`, `l` or `r` is the currency's own ladder.
 */
export type Row = {
  kind: Kind;
  brand: string;
  category: string;
  sold: Record<string, string>;
  family?: string;
  logo?: string;
  also?: string[];
  as?: DeliveredAs;
  popular?: boolean;
  state?: 'sold-out' | 'empty' | 'unsectioned';
  bgColor?: string;
};

type Extras = Omit<Row, 'kind' | 'brand' | 'category' | 'sold'>;
type Sold = Row['sold'];

export const card = (brand: string, category: string, sold: Sold, extras: Extras = {}): Row => ({
  kind: 'giftcard',
  brand,
  category,
  sold,
  ...extras,
});

export const recharge = (
  brand: string,
  category: string,
  sold: Sold,
  extras: Extras = {},
): Row => ({
  kind: 'mobile_recharge',
  brand,
  category,
  sold,
  ...extras,
});
