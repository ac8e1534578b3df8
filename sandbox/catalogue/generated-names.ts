/** Most brands a country can be made to list. */
export const mostBrands = 5000;

const words = (text: string) => text.trim().split(/\s+/);

const houses = words(`
  Amber Aspen Atlas Autumn Beacon Birch Bluebird Bramble Brook Canyon Cedar Cinder Clover Cobalt
  Copper Coral Cornflower Cypress Daisy Dune Ember Falcon Fern Fjord Foxglove Garnet Ginger Glacier
  Granite Hazel Heather Heron Hollow Indigo Iris Ivory Jasper Juniper Kestrel Lagoon Lantern Larch
  Laurel Lilac Linden Lotus Maple Marigold Meadow Mistral Nettle Nimbus Oakwood Olive Onyx Opal
  Orchard Osprey Pebble Pepper Pinewood Plover Poppy Quarry Quill Raven Rosewood Saffron Sable
  Sparrow Thistle Timber Willow
`);

/** What a generated brand trades in, by category. */
const trades: Record<string, string> = {
  'e-commerce': 'Bazaar Direct Deals',
  retail: 'Outlet Stores Mart Emporium',
  electronics: 'Electronics Audio Cameras Gadgets',
  home: 'Living Furniture Garden Hardware Kitchens',
  apparel_clothing: 'Denim Shoes Tailors Outfitters Kids',
  health_beauty: 'Beauty Spa Optics Perfumes',
  sports_fitness: 'Sports Outdoors Cycling Fitness Running',
  food: 'Coffee Bakery Pizza Grill Noodles Sushi Burgers Tacos',
  groceries: 'Grocers Market Pantry Butchers',
  games: 'Games Arcade Quest Realms Arena',
  entertainment: 'Cinemas Tickets Theatre Bowling',
  streaming: 'Music Films Podcasts',
  travel_flights: 'Travel Airways Hotels Cruises Railways',
  books_learning: 'Books Learning Comics',
  other_products: 'Flowers Pets Toys Gifts',
  charity_donations: 'Relief',
  mobile_credits: 'Mobile Wireless Telecom',
  mobile_bundle: 'Cellular',
  'e-sim': 'eSIM',
};
const tradeList = Object.entries(trades).flatMap(([category, names]) =>
  words(names).map((trade) => ({ category, trade })),
);

export type GeneratedName = { house: string; trade: string; category: string };

/**
 * The made-up brand at a place of the endless shelf, counted from 0. The number of houses and the
 * number of trades have no common divisor, nor has the stride with the trades: no pair comes twice
 * before every pair has come, and neighbours are of different categories.
 */
export function generatedName(index: number): GeneratedName {
  const house = houses[index % houses.length];
  const offered = tradeList[(index * 29) % tradeList.length];
  if (house === undefined || offered === undefined) throw new RangeError(`No brand ${index}`);
  return { house, ...offered };
}

let places: Map<string, number> | undefined;

/** The place of the generated brand with this slug, or null when it is none. */
export function generatedPlace(slug: string): number | null {
  places ??= new Map(
    Array.from({ length: mostBrands }, (_, index) => {
      const { house, trade } = generatedName(index);
      return [`${house}-${trade}`.toLowerCase(), index];
    }),
  );
  return places.get(slug) ?? null;
}
