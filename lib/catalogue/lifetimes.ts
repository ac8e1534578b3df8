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
  products: { freshMs: 3 * minute, staleMs: 24 * hour },
  coins: { freshMs: 10 * minute, staleMs: 24 * hour },
  quotes: { freshMs: 15 * second, staleMs: 15 * second },
} as const;
