import 'server-only';
import { networkOf } from '../client-address';
import { settings } from '../env';
import { processWide } from '../process-wide';

/** A browser needs one stream; a few more are reloads and windows of which it has not heard yet. */
const placesPerSession = 8;

type Who = { id: string | null; address: string | null };

/**
 * Counts open streams of sessions and addresses, so that nobody opens them without end. Of IPv6
 * addresses the network counts, as for every other limit.
 */
export function createStreamPlaces(limits: { perSession: number; perAddress: number }) {
  const taken = new Map<string, number>();
  const isFull = (key: string, most: number) => (taken.get(key) ?? 0) >= most;

  function change(keys: string[], by: number): void {
    for (const key of keys) {
      const count = (taken.get(key) ?? 0) + by;
      if (count > 0) taken.set(key, count);
      else taken.delete(key);
    }
  }

  return {
    /** @returns what gives the place back, once; null when there is none. */
    take({ id, address }: Who): (() => void) | null {
      const session = `session ${id}`;
      const place = `address ${networkOf(address ?? '')}`;
      if (isFull(session, limits.perSession)) return null;
      if (address !== null && isFull(place, limits.perAddress)) return null;
      const keys = address === null ? [session] : [session, place];
      change(keys, 1);
      let given = false;
      return () => {
        if (given) return;
        given = true;
        change(keys, -1);
      };
    },
    /** How many sessions and addresses have a stream open. */
    size: () => taken.size,
  };
}

/** This process' places. */
export const streamPlaces = processWide('streamPlaces', () =>
  createStreamPlaces({
    perSession: placesPerSession,
    perAddress: settings().STREAMS_PER_ADDRESS,
  }),
);
