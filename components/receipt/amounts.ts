import type { Receipt } from '@/schemas/receipt';

/** What a row of amounts is about; the names of its words. */
export type AmountName = 'price' | 'received' | 'excess' | 'refund';

/** The amounts of a receipt that are known, with their coins, in the order they came about. */
export function amountsOf({ payment, refund }: Receipt): { name: AmountName; text: string }[] {
  const { coin, amount, sent, excess } = payment;
  const all: [AmountName, string | null, string | null][] = [
    ['price', amount, coin],
    ['received', sent, coin],
    ['excess', excess, coin],
    ['refund', refund?.amount ?? null, refund?.currency ?? coin],
  ];
  return all.flatMap(([name, value, unit]) =>
    value === null ? [] : [{ name, text: `${value} ${unit ?? ''}`.trim() }],
  );
}
