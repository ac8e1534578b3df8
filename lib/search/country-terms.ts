import type { CountryTerms } from '@/schemas/search-index';
import { fold, isInCapitals, spell } from './named-country';
import { wordsOf } from './words';

/** By code, what a country is called; the first of the names is the one to show. */
export type CalledCountries = Readonly<Record<string, readonly string[]>>;

/** Of fewer letters, without its accents, a name is another word: "Áo" is not Portuguese "ao". */
const leastFolded = 4;

/** What leads up to a country's name in the shop's languages, without accents. */
const before = [
  ...['in for from of the within', 'en de del para la las los el', 'em no na nos nas do da dos'],
  ...['das o a os as', 'au aux du des le les dans pour', 'im fur aus der die den dem nach'],
  ...['nel nella nei negli per il lo gli di dal', 'tai cho cua nuoc', 'sa ng', '在'],
].flatMap((words) => words.split(' '));

/** What follows it: "Brezilya için", "ब्राज़ील में". */
const after = ['icin', '的', ...wordsOf('में के का की लिए')];

/**
 * What it takes to find countries in queries, ready to be sent. Of two countries called alike, the
 * first one is meant.
 */
export function countryTerms(called: CalledCountries): CountryTerms {
  const names = new Map<string, string>();
  const folded = new Map<string, string>();
  const spelled = new Map<string, string>();
  const add = (map: Map<string, string>, key: string, country: string) => {
    if (key !== '' && !map.has(key)) map.set(key, country);
  };
  for (const [country, all] of Object.entries(called)) {
    names.set(country, all[0] ?? country);
    for (const name of all) {
      const [plain, own] = [fold(name), spell(name)];
      if (plain.length >= leastFolded) add(folded, plain, country);
      else add(spelled, isInCapitals(own) ? own : own.toLowerCase(), country);
    }
  }
  return {
    names: Object.fromEntries(names),
    folded: Object.fromEntries(folded),
    spelled: Object.fromEntries(spelled),
    before,
    after,
  };
}
