import type { Product } from '@/schemas/catalogue';
import { compareDecimals } from '../money';
import { destinationCode, destinationInLabel } from './destination';
import { readLabelAmount } from './label-amount';
import { type Plan, type PlanData, readPlan } from './plan';

const partsKnown = ({ data, minutes, days }: Plan) =>
  [data, minutes, days].filter((part) => part !== null).length;

/** The data that the supplier names beside the label; null for none, or for several amounts of it. */
function namedData({ benefits = [] }: Product): PlanData | null {
  const [only, ...others] = benefits.filter(({ kind }) => kind === 'data');
  if (only === undefined || others.length > 0) return null;
  const { amount: mb } = only;
  return mb === null ? { kind: 'unlimited' } : { kind: 'amount', mb };
}

/** Whether two amounts of data are the same, as far as both are known. */
function agree(one: PlanData | null, other: PlanData | null): boolean {
  if (one === null || other === null) return true;
  if (one.kind === 'unlimited' || other.kind === 'unlimited') return one.kind === other.kind;
  return compareDecimals(one.mb, other.mb) === 0;
}

/** What a product's label says, or the supplier's own wording where more can be read from that. */
function toldPlan({ label, denomination }: Extract<Product, { type: 'fixed' }>): Plan {
  const [told, ordered] = [readPlan(label), readPlan(denomination)];
  return partsKnown(ordered) > partsKnown(told) ? ordered : told;
}

/**
 * Whether a product's label and what the supplier names beside it are not the same amount of data, as
 * with "2GB daily 28 days" and 2 GB: nobody knows then which of them arrives.
 */
export function isDataDisputed(product: Product): boolean {
  return product.type === 'fixed' && !agree(toldPlan(product).data, namedData(product));
}

/**
 * A plan with the data that is named. Where its label says another amount, there is none to compare it
 * by, and all of the label is left over.
 */
function withData(plan: Plan, data: PlanData, label: string): Plan {
  return agree(plan.data, data) ? { ...plan, data } : { ...plan, data: null, rest: label };
}

/**
 * The plan that a product is, read from its label, or from the supplier's own wording where more can be
 * read from that: a label is in a language, and not all are. How much data it holds is the supplier's
 * to name, where the label does not say otherwise. Null when nothing says anything of a plan, and for an amount of money, with
 * which data may come as an extra.
 */
export function planOf(product: Product): Plan | null {
  if (product.type === 'range') return null;
  const { label, denomination } = product;
  const plan = toldPlan(product);
  const data = namedData(product);
  const isMoney = [label, denomination].some((text) => readLabelAmount(text) !== null);
  if (data !== null && (partsKnown(plan) > 0 || !isMoney)) return withData(plan, data, label);
  return partsKnown(plan) > 0 ? plan : null;
}

/** The place that a product's plan is for, as a code; null when neither of its names tells one. */
export function destinationOf(product: Product, plan: Plan): string | null {
  const { label, denomination } =
    product.type === 'fixed' ? product : { label: '', denomination: '' };
  return (
    destinationInLabel(plan.rest) ??
    destinationInLabel(readPlan(label).rest) ??
    destinationCode(readPlan(denomination).rest)
  );
}
