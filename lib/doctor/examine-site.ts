import 'server-only';
import type { Settings } from '@/schemas/settings';
import { streamsFlow } from './ask-shop';
import { askSite, lookTwice, pageHeaders, placeOf } from './ask-site';
import { type Finding, notChecked, type Section, wrong } from './finding';
import { forgedAddress, judgeForwarded } from './judge-forwarded';
import type { RunningFacts } from './judge-running';
import { judgePassage, judgeSite, type SiteFacts } from './judge-site';

/** The shop on this machine: where it listens, what it said, and the secret with which it is asked. */
export type OwnShop = { origin: string; running: RunningFacts; secret: string | null };

const isServing = (site: SiteFacts): site is Extract<SiteFacts, { kind: 'reached' }> =>
  site.kind === 'reached' && site.health.kind === 'told';

/** What becomes of a page and of a stream on the way. */
async function examinePassage(site: SiteFacts, own: OwnShop): Promise<Finding[]> {
  if (!isServing(site)) return [];
  const { origin, tls } = site;
  const arrived = await pageHeaders(origin);
  if (arrived === null)
    return [notChecked('site-headers', 'No page could be opened through SITE_URL.')];
  const sent = own.running.kind === 'shop' ? await pageHeaders(own.origin) : null;
  const flows = own.secret === null ? null : await streamsFlow(origin, own.secret);
  return judgePassage({ https: tls !== null, arrived, sent, flows });
}

/** All that is known where the shop cannot be asked through SITE_URL. */
function askedDirectly({ running }: OwnShop): Finding {
  const advice = 'Run this again when the shop answers at SITE_URL.';
  const says = 'Whom buyers count as shows only through SITE_URL.';
  if (running.kind !== 'shop' || running.diagnosis?.ok !== true) {
    return notChecked('forwarded', says, advice);
  }
  const believed = running.diagnosis.data.address === forgedAddress;
  const direct = believed
    ? 'Asked directly, the shop believes X-Forwarded-For, so let only the proxy reach its port.'
    : 'Asked directly, the shop counts the address of the connection.';
  return notChecked('forwarded', `${says} ${direct}`, advice);
}

/** Whom the shop counts a request as that comes through SITE_URL with a made-up past. */
async function examineForwarded(
  site: SiteFacts,
  own: OwnShop,
  trustedProxies: number,
): Promise<Finding[]> {
  if (!isServing(site)) return [askedDirectly(own)];
  const check = 'forwarded';
  if (own.secret === null) return [notChecked(check, 'There is no session secret to ask with.')];
  const looks = await lookTwice(site.origin, own.secret);
  if (looks.ok) {
    const place = await placeOf(site.origin);
    const https = site.tls !== null;
    return judgeForwarded({ trustedProxies, looks: looks.data, https, site: place });
  }
  if (looks.error.kind === 'not-known') {
    const says = 'The shop at SITE_URL does not take these settings for its own.';
    const advice =
      'See that it was started with the SESSION_SECRET that stands here, that its clock is right, and that the proxy lets X-Shop-Doctor through.';
    return [wrong(check, says, advice)];
  }
  return [notChecked(check, 'The shop did not tell whom it counts.', 'Run this in a minute.')];
}

/** Looks at the shop from where buyers see it. */
export async function examineSite(settings: Settings, own: OwnShop): Promise<Section[]> {
  const site = await askSite(settings.SITE_URL, own.running.kind === 'shop');
  const passage = await examinePassage(site, own);
  const forwarded = await examineForwarded(site, own, settings.TRUSTED_PROXIES);
  return [
    { title: 'Public address', findings: [...judgeSite(site), ...passage] },
    { title: 'Whom buyers count as', findings: forwarded },
  ];
}
