import type { DeliveryType } from '@/schemas/catalogue';
import type { ListQuery } from '@/schemas/list-query';
import { trimDecimal } from '../money';
import { readTypedAmount } from '../typed-amount';

/** What a buyer has to spend: a plain decimal above zero, and of what where that is known too. */
export type BudgetWish = { amount: string; unit: string | undefined };

/** How a list is to be narrowed; what is undefined narrows nothing. */
export type ListWish = {
  category?: string | undefined;
  q?: string | undefined;
  delivery?: DeliveryType | undefined;
  inStock?: boolean | undefined;
  budget?: BudgetWish | undefined;
};

/** Decimals that coins have at most. */
const mostDecimals = 18;

/** A coin's ticker after the amount, or the sign of a money, such as € or R$, on either side of it. */
const withUnit =
  /^(?:(\p{L}{0,3}\p{Sc})\s*)?([^\p{L}\p{Sc}]+?)\s*(\p{L}{2}[\p{L}\p{N}.]{0,10}|\p{L}{0,3}\p{Sc})?$/u;

/**
 * The amount as a plain decimal that reads the same in every language: three decimals, which the mark
 * of some would make thousands, become four, or two.
 */
function settled(amount: string): string {
  if (!/\.\d{3}$/.test(amount)) return amount;
  return amount.endsWith('0') ? trimDecimal(amount) : `${amount}0`;
}

/** `12.40`, `12,4 usdc`, `1.000 €`, as the page's language writes them; undefined for anything else. */
function readBudget(text: string | undefined, locale: string): BudgetWish | undefined {
  const [, before, amount = '', after] = withUnit.exec(text?.normalize('NFKC') ?? '') ?? [];
  const read = readTypedAmount(amount, { locale, decimals: mostDecimals });
  if (read === null || !/[1-9]/.test(read) || (before !== undefined && after !== undefined)) {
    return undefined;
  }
  return { amount: settled(read), unit: before ?? after };
}

/**
 * A list's query as what is wished for, read in the page's language. What is typed beside the amount
 * wins over the unit that was chosen.
 */
export function readListWish(query: ListQuery, locale: string): ListWish {
  const { typedBudget, unit, ...wish } = query;
  const budget = readBudget(typedBudget, locale);
  return { ...wish, budget: budget && { ...budget, unit: budget.unit ?? unit } };
}

/** Whether a query names its budget as links do: a plain decimal, and its unit apart. */
export function isSettled({ typedBudget, unit }: ListQuery, { budget }: ListWish): boolean {
  return budget === undefined || (typedBudget === budget.amount && unit === budget.unit);
}

/** A plain decimal as it is typed in a language, without marks between thousands. */
export function typedForm(amount: string, locale: string): string {
  const parts = new Intl.NumberFormat(locale).formatToParts(0.5);
  return amount.replace('.', parts.find(({ type }) => type === 'decimal')?.value ?? '.');
}
