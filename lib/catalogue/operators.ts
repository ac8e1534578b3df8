import type { Brand } from '@/schemas/catalogue';
import { searchable } from './searchable';

/** Words that say what is sold rather than whose network it is for. */
const generic = new Set(
  'airtime bundle bundles credit credits data mobile pin prepaid recharge refill top topup up'.split(
    ' ',
  ),
);

function nameOf(text: string): Set<string> {
  const words = searchable(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
  const telling = words.filter((word) => !generic.has(word));
  return new Set(telling.length > 0 ? telling : words);
}

/**
 * The brands that top up a network, by the name its numbers were given out under: all words of one
 * name stand in the other. A number may have moved to another network since, so this only suggests.
 */
export function likelyOperators<B extends Pick<Brand, 'name' | 'family'>>(
  carrier: string,
  brands: readonly B[],
): B[] {
  const wanted = nameOf(carrier);
  if (wanted.size === 0) return [];
  const isWithin = (some: Set<string>, others: Set<string>) =>
    some.size > 0 && [...some].every((word) => others.has(word));
  return brands.filter(({ name, family }) =>
    [name, family].map(nameOf).some((own) => isWithin(wanted, own) || isWithin(own, wanted)),
  );
}
