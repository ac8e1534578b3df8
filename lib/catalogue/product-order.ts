import type { Product } from '@/schemas/catalogue';
import { compareDecimals } from '../money';
import { comparePlans, type Plan } from './plan';
import { destinationOf, planOf } from './plan-of';

/** A product as it is listed: a plan where its label can be read as one. */
export type Listed = {
  product: Product;
  plan: Plan | null;
  /** The place its label names, as a code; null when it names none. */
  destination: string | null;
};

/** What names data, minutes or, of an eSIM, a time. */
function listedPlan(product: Product, isEsim: boolean): Plan | null {
  const plan = planOf(product);
  const isPlan =
    plan !== null &&
    (plan.data !== null || plan.minutes !== null || (isEsim && plan.days !== null));
  return isPlan ? plan : null;
}

/** Set values by their face value, then plans, then what only has a label; a free value at the end. */
function shelfOf({ product, plan }: Listed): number {
  if (product.type === 'range') return 3;
  if (plan !== null) return 1;
  return product.faceValue === null ? 2 : 0;
}

function compareValues(one: Product, other: Product): number {
  if (one.type === 'range' || other.type === 'range') return 0;
  const [a, b] = [one.faceValue, other.faceValue];
  if (a === null || b === null) return 0;
  return compareDecimals(a.amount, b.amount) ?? 0;
}

function compareText(one: string, other: string): number {
  return one === other ? 0 : one < other ? -1 : 1;
}

/** Whether all set values are in one currency: those of several have no order between them. */
function haveOneCurrency(listed: readonly Listed[]): boolean {
  const currencies = listed.flatMap(({ product, plan }) =>
    plan === null && product.type === 'fixed' && product.faceValue !== null
      ? [product.faceValue.currency]
      : [],
  );
  return new Set(currencies).size <= 1;
}

/**
 * A brand's products in the order they are looked for: set values by value; plans by destination,
 * days and data. What cannot be compared keeps the supplier's order.
 */
export function inListOrder(products: readonly Product[], isEsim: boolean): Listed[] {
  const listed = products.map((product): Listed => {
    const plan = listedPlan(product, isEsim);
    return { product, plan, destination: plan === null ? null : destinationOf(product, plan) };
  });
  const byValue = haveOneCurrency(listed);
  return listed.toSorted((one, other) => {
    const shelves = shelfOf(one) - shelfOf(other);
    if (shelves !== 0) return shelves;
    if (one.plan === null || other.plan === null) {
      return byValue ? compareValues(one.product, other.product) : 0;
    }
    const places = compareText(one.destination ?? '', other.destination ?? '');
    return places || comparePlans(one.plan, other.plan);
  });
}
