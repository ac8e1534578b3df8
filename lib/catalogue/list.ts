import 'server-only';
import type { Brand, DeliveryType, Kind } from '@/schemas/catalogue';
import type { Caller } from '../cryptorefills/catalogue';
import { shop } from '../shop';
import { affordable, meansInCards, meansInCoin, type PriceSample, unitsOf } from './budget';
import { isDelivered, waysToChoose } from './delivery';
import { knownProducts } from './delivery-lookup';
import { searchShelf } from './discovery';
import type { BudgetWish, ListWish } from './list-wish';
import { productsAtHand } from './products';
import { pricesByUnit } from './rate';
import { brandsOfKind, shelf } from './shelves';

/** What became of a budget: `unknown` counts the brands left out because their labels do not tell. */
export type BudgetOutcome =
  | { state: 'none' }
  | { state: 'applied'; amount: string; unit: string; sample: PriceSample | null; unknown: number }
  | { state: 'no-price'; amount: string; unit: string };

/** What a budget can be counted in: coins, and the sign of the money on the cards where they name any. */
export type BudgetUnits = { coins: readonly string[]; cardSign: string | null };

export type BrandList = {
  /** Every brand of the kind. */
  all: readonly Brand[];
  /** Those that fit the wish, in the order to show them. */
  shown: readonly Brand[];
  /** Those that fit but for the way of delivery, which is not known of them. */
  unsure: readonly Brand[];
  /** The ways of delivery there are to choose between; none where there is but one. */
  ways: readonly DeliveryType[];
  budget: BudgetOutcome;
  units: BudgetUnits;
};

/** How a query names the money on the cards. */
export const cardUnit = 'card';

/** Two currencies cover the cards of any country; each further one would cost a call. */
const mostUnits = 2;

type Place = { locale: string; country: string; kind: Kind };

/** The unit a buyer means: a coin as the partner writes it, `card`, or what they wrote in capitals. */
function meantUnit({ unit }: BudgetWish, { coins, cardSign }: BudgetUnits, cards: string): string {
  const wanted = unit?.toUpperCase() ?? '';
  const isCards = [cardUnit.toUpperCase(), cards, cardSign?.toUpperCase()].includes(wanted);
  if (wanted === '') return coins[0] ?? cardUnit;
  return isCards ? cardUnit : (coins.find((coin) => coin.toUpperCase() === wanted) ?? wanted);
}

async function withinBudget(
  caller: Caller,
  list: { all: readonly Brand[]; found: readonly Brand[]; units: BudgetUnits },
  { place, wish }: { place: Place; wish: BudgetWish },
): Promise<{ shown: readonly Brand[]; budget: BudgetOutcome }> {
  const [cards, ...others] = unitsOf(list.all);
  const unit = meantUnit(wish, list.units, cards?.unit ?? '');
  const { amount } = wish;
  const nothing = { shown: list.found, budget: { state: 'no-price' as const, amount, unit } };
  if (cards === undefined) return nothing;
  const prices =
    unit === cardUnit
      ? null
      : await pricesByUnit(
          caller,
          shelf(list.all, place),
          [cards, ...others].slice(0, mostUnits).map((entry) => entry.unit),
          { locale: place.locale, country: place.country, coin: unit },
        );
  if (prices?.size === 0) return nothing;
  const means = prices === null ? meansInCards(amount, cards.unit) : meansInCoin(amount, prices);
  const judged = list.found.map((brand) => ({ brand, can: affordable(brand, means) }));
  const [sample = null] = prices?.values() ?? [];
  const unknown = judged.filter(({ can }) => can === 'unknown').length;
  return {
    shown: judged.filter(({ can }) => can === 'yes').map(({ brand }) => brand),
    budget: { state: 'applied', amount, unit, sample, unknown },
  };
}

/** What is delivered in the way that is wished for, and that of which nobody knows yet. */
async function byDelivery(
  caller: Caller,
  found: readonly Brand[],
  { place, way }: { place: Place; way: DeliveryType },
): Promise<{ fitting: readonly Brand[]; unsure: ReadonlySet<Brand> }> {
  const known = await knownProducts(caller, found, place);
  const judged = found.map((brand) => ({ brand, is: isDelivered(brand, way, known) }));
  const those = (wanted: 'yes' | 'unknown') =>
    judged.flatMap(({ brand, is }) => (is === wanted ? [brand] : []));
  const unsure = those('unknown');
  return { fitting: [...those('yes'), ...unsure], unsure: new Set(unsure) };
}

/** A country's list of one kind, narrowed as a buyer wishes. */
export async function loadList(
  caller: Caller,
  brands: readonly Brand[],
  place: Place,
  wish: ListWish,
): Promise<BrandList> {
  const all = brandsOfKind(brands, place.kind);
  const units = { coins: shop().coins.order, cardSign: unitsOf(all)[0]?.sign ?? null };
  const found = await searchShelf(caller, brands, { ...place, ...wish });
  const { fitting, unsure } =
    wish.delivery === undefined
      ? { fitting: found, unsure: new Set<Brand>() }
      : await byDelivery(caller, found, { place, way: wish.delivery });
  const { shown, budget } =
    wish.budget === undefined
      ? { shown: fitting, budget: { state: 'none' as const } }
      : await withinBudget(caller, { all, found: fitting, units }, { place, wish: wish.budget });
  return {
    all,
    units,
    budget,
    ways: waysToChoose(all, productsAtHand(place.country)),
    // A whole list stays the same array: what is computed of it is kept beside it.
    shown: unsure.size === 0 ? shown : shown.filter((brand) => !unsure.has(brand)),
    unsure: shown.filter((brand) => unsure.has(brand)),
  };
}
