import * as z from 'zod';

const shape = z.strictObject({
  /** Refuses what the supplier refuses; without it, takes what its older reference described. */
  strict: z.boolean(),
  /** Answers calls without an `X-Cr-Application` with 401. */
  requirePartner: z.boolean(),
  /** What `problems` is in a validation that found none. */
  problemsWhenValid: z.enum(['null', 'empty-list', 'missing']),
  /** Coin amounts as a percentage of their usual ones; euro values stay. */
  pricePercent: z.number().min(1).max(1000),
  suspendedCoins: z.array(z.string()),
  suspendedNetworks: z.array(z.string()),
  /** Every new order begins without an address, in `Created`. */
  slowAddress: z.boolean(),
  /** Money for an ended order: revives it, or is held for support and given back a day later. */
  latePayment: z.enum(['revive', 'review']),
  /** `reported` says `Completed` and `Cancelled`, which no reference documents. */
  stateNames: z.enum(['documented', 'reported']),
});

/** How the simulated supplier behaves; changed by the control API, never kept over a restart. */
export type Settings = z.infer<typeof shape>;

/** Whether `name` is on a list of the settings, in any case. */
export function isListed(names: string[], name: string): boolean {
  return names.some((other) => other.toLowerCase() === name.toLowerCase());
}

/** A change of settings: those that are named, and no others. */
export const settingsChange = shape.partial();

export const defaultSettings: Settings = {
  strict: true,
  requirePartner: false,
  problemsWhenValid: 'null',
  pricePercent: 100,
  suspendedCoins: ['DOGE'],
  suspendedNetworks: ['Optimism'],
  slowAddress: false,
  latePayment: 'revive',
  stateNames: 'documented',
};

/** Holds the settings in force. */
export class SettingsHolder {
  #current = defaultSettings;

  current(): Settings {
    return this.#current;
  }

  change(changes: z.infer<typeof settingsChange>): void {
    this.#current = { ...this.#current, ...changes };
  }

  reset(): void {
    this.#current = defaultSettings;
  }
}
