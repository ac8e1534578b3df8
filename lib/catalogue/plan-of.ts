import type { Product } from '@/schemas/catalogue';
import { destinationCode, destinationInLabel } from './destination';
import { type Plan, readPlan } from './plan';

const partsKnown = ({ data, minutes, days }: Plan) =>
  [data, minutes, days].filter((part) => part !== null).length;

/**
 * The plan that a product is, read from its label, or from the supplier's own wording where more can be
 * read from that: a label is in a language, and not all are. Null when neither says anything of one.
 */
export function planOf(product: Product): Plan | null {
  if (product.type === 'range') return null;
  const [told, ordered] = [readPlan(product.label), readPlan(product.denomination)];
  const plan = partsKnown(ordered) > partsKnown(told) ? ordered : told;
  return partsKnown(plan) > 0 ? plan : null;
}

/** The place that a product's plan is for, as a code; null when neither of its names tells one. */
export function destinationOf(product: Product, plan: Plan): string | null {
  const denomination = product.type === 'fixed' ? product.denomination : '';
  return destinationInLabel(plan.rest) ?? destinationCode(readPlan(denomination).rest);
}
