import 'server-only';
import { createHmac } from 'node:crypto';
import {
  type RateLimiterAbstract,
  RateLimiterMemory,
  RateLimiterPostgres,
  RateLimiterRes,
} from 'rate-limiter-flexible';
import { networkOf } from '../client-address';
import { outsideRequests } from '../outside-requests';
import type { CountingDatabase } from './database';
import { type LimitedCall, limits } from './limits';

/** Who calls; see `Session`. */
export type Caller = { id: string | null; address: string | null };

type Options = {
  /** Multiplies every limit; none falls below one call. */
  factor: number;
  /** Hides who was counted; instances that count together share it. */
  secret: string;
  /** Where instances count together; null for a process that counts alone. */
  database: CountingDatabase | null;
};

type Scope = 'session' | 'address';

/** Stands for callers whose address is not known: beside the proxies nobody is without limits. */
const noAddress = 'unknown';

/** Counts a call; whole seconds to wait when it is one too many, else null. */
async function spend(counter: RateLimiterAbstract, key: string): Promise<number | null> {
  try {
    // It sets a timer that runs for as long as the limit is counted.
    await outsideRequests()(() => counter.consume(key));
    return null;
  } catch (reason) {
    if (reason instanceof RateLimiterRes) return Math.max(1, Math.ceil(reason.msBeforeNext / 1000));
    // Counting is insured, so this is a fault of the counter, for which no buyer is turned away.
    return null;
  }
}

/**
 * Counts calls against `limits`. With a database several instances agree; while it is away each
 * counts for itself.
 */
export function createLimiter({ factor, secret, database }: Options) {
  const counters = new Map<string, RateLimiterAbstract>();

  /** Neither an address nor a session can be read out of the database. */
  const hidden = (who: string) =>
    createHmac('sha256', `refillery rate limits v1\0${secret}`).update(who).digest('base64url');

  function create(keyPrefix: string, points: number, duration: number): RateLimiterAbstract {
    const memory = new RateLimiterMemory({ keyPrefix, points, duration });
    if (database === null) return memory;
    return new RateLimiterPostgres({
      keyPrefix,
      points,
      duration,
      storeClient: database,
      storeType: 'pool',
      tableName: 'rate_limits',
      tableCreated: true,
      // One drops the expired rows of all, every five minutes.
      clearExpiredByTimeout: counters.size === 0,
      // Who has used everything up costs the database nothing more.
      inMemoryBlockOnConsumed: points,
      insuranceLimiter: memory,
    });
  }

  function counterOf(call: LimitedCall, scope: Scope): RateLimiterAbstract {
    const keyPrefix = `${call}:${scope}`;
    const known = counters.get(keyPrefix);
    if (known !== undefined) return known;
    const { seconds, perSession, perAddress } = limits[call];
    const most = scope === 'session' ? perSession : perAddress;
    const made = create(keyPrefix, Math.max(1, Math.round(most * factor)), seconds);
    counters.set(keyPrefix, made);
    return made;
  }

  return {
    /**
     * Counts a call; whole seconds to wait when it is one too many, else null. The session comes
     * first, so that what it is refused is not taken from others at its address.
     */
    async secondsToWait(call: LimitedCall, { id, address }: Caller): Promise<number | null> {
      const wait = id === null ? null : await spend(counterOf(call, 'session'), hidden(id));
      if (wait !== null) return wait;
      const network = address === null ? noAddress : networkOf(address);
      return await spend(counterOf(call, 'address'), hidden(network));
    },
  };
}
