const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;

/**
 * How long what the supplier says may be shown. `fresh`: without asking again. `stale`: at once
 * while asking again, and for as long when the supplier fails. Prices here are for looking; what
 * is paid is decided when an order is validated and created.
 */
export const lifetimes = {
  brands: { freshMs: 10 * minute, staleMs: 24 * hour },
  prices: { freshMs: 3 * minute, staleMs: 24 * hour },
  // What products are called and what is written of their brand changes by the week.
  words: { freshMs: 6 * hour, staleMs: 24 * hour },
  coins: { freshMs: 10 * minute, staleMs: 24 * hour },
  // About what a unit of card money costs in a coin: for narrowing lists only.
  rates: { freshMs: 10 * minute, staleMs: hour, failureMs: 30 * second },
  quotes: { freshMs: 15 * second, staleMs: 15 * second },
  // What the shop can do without is not asked for again soon where it could not be had.
  currencies: { freshMs: 10 * minute, staleMs: 24 * hour, failureMs: 5 * minute },
  featured: { freshMs: hour, staleMs: 24 * hour, failureMs: 5 * minute, emptyMs: hour },
  searches: { freshMs: hour, staleMs: 24 * hour, failureMs: minute },
} as const;

/**
 * What the store holds of the last good catalogue, for the next start and for other instances:
 * nothing too old to be served, nothing from further in the future than clocks may differ, and of
 * each kind the newest `rows`, so that none pushes another out; of prices and of words, of which a
 * crawler may have thousands read, `productRows`. A page waits `readMs` for a copy before it asks the
 * supplier.
 */
export const keptLimits = {
  maxAgeMs: 24 * hour,
  aheadMs: 10 * minute,
  rows: 300,
  productRows: 2_000,
  writesPerPrune: 50,
  readMs: second,
} as const;

/** The supplier's list of countries: read again after so long, or sooner when it could not be. */
export const countryListTimes = { freshMs: 24 * hour, retryMs: 5 * minute } as const;
