import type { Caller } from '../cryptorefills/catalogue';
import type { Line } from './cache';

/** Crawlers say what they are; whoever does not is treated as a buyer. */
const crawlers = /(?:^|[^u])bot\b|crawl|spider|slurp/i;

/** In which lane a read is made: a crawler, which can wait, goes behind everybody who looks around. */
function laneOf({ lane, userAgent }: Caller): NonNullable<Caller['lane']> {
  const isCrawler = userAgent !== null && crawlers.test(userAgent);
  return lane ?? (isCrawler ? 'background' : 'catalogue');
}

const lines = { checkout: 'first', catalogue: 'usual', background: 'last' } as const;

/** Where in line a caller stands, see `createCache`. */
export function lineOf(caller: Caller): Line {
  return lines[laneOf(caller)];
}

/** Whose call it is, except where nobody waits for what it brings. */
export function inLane(caller: Caller, { background }: { background: boolean }): Caller {
  return { ...caller, lane: background ? 'background' : laneOf(caller) };
}
