import 'server-only';
import type { Brand, Kind } from '@/schemas/catalogue';
import { neighboursOf } from './neighbours';

/** How many countries nearby are suggested. */
const most = 8;

/**
 * Other countries that are known to sell something of a kind today, of the same part of the world and
 * of those the partner calls popular; out of the catalogues at hand: nobody is asked for the sake of
 * a suggestion.
 */
export function countriesWith(
  kind: Kind,
  { country, popular }: { country: string; popular: readonly string[] },
  catalogues: ReadonlyMap<string, readonly Brand[]>,
): { nearby: string[]; popular: string[] } {
  const sells = (code: string) =>
    code !== country &&
    catalogues.get(code)?.some((brand) => brand.kind === kind && !brand.outOfStock) === true;
  const nearby = neighboursOf(country, Number.POSITIVE_INFINITY).filter(sells).slice(0, most);
  return { nearby, popular: popular.filter((code) => sells(code) && !nearby.includes(code)) };
}
