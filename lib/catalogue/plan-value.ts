import type { CoinAmount } from '@/schemas/catalogue';
import { compareQuotients, divided, type Quotient } from '../money';
import type { Plan } from './plan';

/** A plan with its price; null where there is none to compare by. */
export type PricedPlan = { id: string; plan: Plan; price: CoinAmount | null; outOfStock: boolean };

/** What a plan costs for each gigabyte and each day, in the price's coin; null where it says none. */
export type PlanRates = { perGb: CoinAmount | null; perDay: CoinAmount | null };

/** What the best plan of a list is best at; null where nothing can be compared honestly. */
export type BestPlan = { id: string; by: 'gb' | 'day' } | null;

/** Decimals of a rate: as many as the price itself has, and cents at least. */
function scaleOf(amount: string): number {
  return Math.max(2, amount.split('.')[1]?.length ?? 0);
}

function rate({ amount, coin }: CoinAmount, quotient: Quotient | null): CoinAmount | null {
  const each = quotient === null ? null : divided(quotient, scaleOf(amount));
  // A rate that rounds to nothing says nothing.
  return each !== null && /[1-9]/.test(each) ? { amount: each, coin } : null;
}

/** Price ÷ gigabytes; the point of the megabytes moves three digits, so that nothing is rounded. */
function byGb({ plan, price }: PricedPlan): Quotient | null {
  if (price === null || plan.data?.kind !== 'amount') return null;
  const [whole = '', fraction = ''] = plan.data.mb.split('.');
  const digits = whole.padStart(4, '0') + fraction;
  const point = Math.max(1, whole.length - 3);
  return { total: price.amount, parts: `${digits.slice(0, point)}.${digits.slice(point)}` };
}

function byDay({ plan, price }: PricedPlan): Quotient | null {
  if (price === null || plan.days === null) return null;
  return { total: price.amount, parts: String(plan.days) };
}

/** What a plan costs by its parts. */
export function planRates(priced: PricedPlan): PlanRates {
  const { price } = priced;
  if (price === null) return { perGb: null, perDay: null };
  return { perGb: rate(price, byGb(priced)), perDay: rate(price, byDay(priced)) };
}

function cheapest(
  plans: readonly PricedPlan[],
  quotientOf: (plan: PricedPlan) => Quotient | null,
): string | null {
  const rated = plans.flatMap((plan) => {
    const quotient = quotientOf(plan);
    return quotient === null ? [] : [{ id: plan.id, quotient }];
  });
  const sorted = rated.toSorted((a, b) => compareQuotients(a.quotient, b.quotient) ?? 0);
  const [first, second] = sorted;
  if (first === undefined || second === undefined) return null;
  return compareQuotients(first.quotient, second.quotient) === -1 ? first.id : null;
}

/**
 * The plan that gives the most for its price, among those that can be bought now, in one coin: by
 * the gigabyte; by the day where all of them are unlimited. None when two are equally cheap, or
 * when there is only one of a kind.
 */
export function bestPlan(plans: readonly PricedPlan[]): BestPlan {
  const onSale = plans.filter(({ outOfStock, price }) => !outOfStock && price !== null);
  if (new Set(onSale.map(({ price }) => price?.coin)).size !== 1) return null;
  const byData = cheapest(onSale, byGb);
  if (byData !== null) return { id: byData, by: 'gb' };
  if (!onSale.every(({ plan }) => plan.data?.kind === 'unlimited')) return null;
  const byTime = cheapest(onSale, byDay);
  return byTime === null ? null : { id: byTime, by: 'day' };
}
