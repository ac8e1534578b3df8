import * as z from 'zod';
import { wireFlag, wireRows, wireVerbatim } from './common';

const wireCurrency = z
  .object({ name: wireVerbatim, symbol: wireVerbatim, is_suspended: wireFlag })
  .transform(({ name, symbol, is_suspended }, context) => {
    const ticker = name ?? symbol;
    if (ticker !== null) return { ticker, suspended: is_suspended ?? false };
    context.addIssue({ code: 'custom', message: 'no ticker' });
    return z.NEVER;
  });

/** Body of `GET /v3/currencies`: the coins the supplier knows, by their tickers. */
export const wireCurrencies = wireRows(wireCurrency);
export type WireCurrencies = z.infer<typeof wireCurrencies>;
