import 'server-only';
import type { Caller } from '../cryptorefills/catalogue';
import { processWide } from '../process-wide';
import { shop } from '../shop';
import { within } from '../within';
import { brandsOf } from './catalogue';
import { isCountryOnOffer } from './countries';
import { lineOf } from './lanes';
import { neighboursOf } from './neighbours';

/** The largest markets: where a brand that is sold anywhere is likely to be sold. */
const largest = ['US', 'GB', 'DE', 'FR', 'BR', 'IN', 'CA', 'AU', 'MX', 'ES', 'IT', 'TR'];

/** Of a part of the world, those with the most people. */
const mostNeighbours = 4;

/** Of the visitor's own, of which a browser may name as many as it likes. */
const mostOwn = 4;

/** What one search may cost at the supplier. */
const mostReads = 12;

/**
 * Whether it brought anything or not, a country is read on this account no more than once in so long.
 * What it brought stays at hand for longer.
 */
const againMs = 60 * 60 * 1000;

/**
 * How long a page waits for such reads: as long as somebody who found nothing reads that, and stays.
 * What comes later is there for the next search.
 */
const patienceMs = 1_000;

/** A read on account of a search, and when it began. */
type Read = { at: number; done: Promise<unknown> };

const reads = processWide('likelyReads', () => new Map<string, Read>());

/**
 * The countries that are likely to have what `country` has not, the likeliest first: its neighbours,
 * those that may be the visitor's (`own`), the partner's popular ones, the largest.
 */
export function likelyCountriesFor(country: string, own: readonly string[]): string[] {
  const likely = [
    ...neighboursOf(country, mostNeighbours),
    ...own.slice(0, mostOwn),
    ...shop().countries.popular,
    ...largest,
  ];
  return [...new Set(likely)].filter((code) => code !== country && isCountryOnOffer(code));
}

/** A read that is under way or not long ago; null when the country is to be read again. */
function recentRead(country: string): Read | null {
  const read = reads().get(country);
  return read !== undefined && Date.now() - read.at < againMs ? read : null;
}

function begin(caller: Caller, country: string): Read {
  const read = { at: Date.now(), done: brandsOf({ ...caller, lane: 'background' }, country) };
  reads().set(country, read);
  return read;
}

/**
 * Has the catalogues of some countries read that are not at hand, behind everybody in line, and waits
 * a moment for them. Nothing is read for a crawler: nobody would come back for it.
 */
export async function readCatalogues(caller: Caller, countries: readonly string[]): Promise<void> {
  if (lineOf(caller) === 'last') return;
  const underWay = countries.flatMap((country) => recentRead(country)?.done ?? []);
  const begun = countries
    .filter((country) => recentRead(country) === null)
    .slice(0, mostReads)
    .map((country) => begin(caller, country).done);
  await within(patienceMs, Promise.all([...underWay, ...begun]));
}
