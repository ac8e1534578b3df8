import 'server-only';
import type { AddressClass, Diagnosis } from '@/schemas/doctor';
import { addressClass } from './address-class';
import { type Finding, ok, warning, wrong } from './finding';

/** Of TEST-NET-3 (RFC 5737), so nobody's: whoever counts it believes what anyone can write. */
export const forgedAddress = '203.0.113.77';

/** What the doctor sends as `X-Forwarded-For`: one made-up address, then two of them. */
export const forgedChains = [forgedAddress, `${forgedAddress}, 203.0.113.78`] as const;

export type ForwardedFacts = {
  /** `TRUSTED_PROXIES` as it is set here. */
  trustedProxies: number;
  /** What the shop saw of a request through SITE_URL with each of the chains. */
  looks: readonly [Diagnosis, Diagnosis];
  /** Whether SITE_URL is https, which the shop does not speak: then there is a proxy for certain. */
  https: boolean;
  /** Where SITE_URL leads to; null when that is not known. */
  site: AddressClass | null;
};

/** What proxies do with the header: how many addresses they write, and what of a sender's is left. */
export type Proxies = { written: number; senders: 'kept' | 'overwritten' | 'dropped' };

/**
 * Reads out of two requests, one with an address more than the other, what happened to them: where
 * the shop sees one more as well, the sender's are handed on and the rest was written on the way.
 */
export function proxiesSeen([one, two]: ForwardedFacts['looks']): Proxies {
  const [first, second] = [one.forwardedEntries, two.forwardedEntries];
  if (second > first && first > 0) return { written: first - 1, senders: 'kept' };
  return { written: first, senders: first === 0 ? 'dropped' : 'overwritten' };
}

const check = 'forwarded';

const setHeader =
  'Have the proxy set the header (nginx: proxy_set_header X-Forwarded-For $remote_addr;)';

function judgeForged({ trustedProxies }: ForwardedFacts, { written }: Proxies): Finding {
  const says = 'The shop believes an address that anyone can make up in X-Forwarded-For.';
  const advice =
    written === 0
      ? `No proxy writes the header. ${setHeader}, or set TRUSTED_PROXIES=0 if there is none.`
      : `Set TRUSTED_PROXIES=${written}: so many addresses are written on the way, not ${trustedProxies}.`;
  return wrong(check, says, `${advice} Then restart the shop.`);
}

function judgeCrowd({ trustedProxies }: ForwardedFacts, { written }: Proxies): Finding {
  const says =
    'All buyers count as one: the shop sees a proxy’s address, or none, instead of theirs.';
  const advice =
    written === 0
      ? `${setHeader}, and set TRUSTED_PROXIES=1.`
      : `Set TRUSTED_PROXIES=${written}: so many addresses are written on the way, not ${trustedProxies}.`;
  return wrong(check, says, `${advice} Then restart the shop.`);
}

/**
 * Whether the shop counts buyers by their own address. `TRUSTED_PROXIES` is right when it is the
 * number of addresses that proxies write: with more the sender's own words count, with fewer a proxy.
 */
export function judgeForwarded(facts: ForwardedFacts): Finding[] {
  const { trustedProxies, looks, https, site } = facts;
  const proxies = proxiesSeen(looks);
  const { address, peer } = looks[0];
  if (address === forgedAddress) return [judgeForged(facts, proxies)];
  // A proxy that writes no address, be it that it drops the header or only hands it on.
  const isSilent = proxies.written === 0 && (https || proxies.senders === 'dropped');
  if (trustedProxies !== proxies.written || isSilent) return [judgeCrowd(facts, proxies)];
  const counted = addressClass(address ?? '');
  if (counted === 'public' || (counted !== null && counted === site)) {
    return [ok(check, 'The shop counts buyers by their own address.')];
  }
  // Nobody wrote the header, and the connection came from inside.
  if (trustedProxies === 0 && peer === 'loopback') return [judgeCrowd(facts, proxies)];
  const says = `Asked through SITE_URL, the shop counts an address of a ${counted === 'loopback' ? 'machine’s own' : 'private network'}.`;
  const advice =
    'Fine if SITE_URL is reached from here without leaving the network. Else all buyers count as one: see that the outermost proxy knows their addresses.';
  return [warning(check, says, advice)];
}
