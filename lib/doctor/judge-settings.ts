import 'server-only';
import type { Result } from '@/schemas/result';
import { type Settings, settingsSchema } from '@/schemas/settings';
import { editsBetween } from '../search/edits';
import { addressClass } from './address-class';
import { type Finding, ok, warning, wrong } from './finding';

/** A file of settings, such as `.env`. */
export type SettingsFile = {
  path: string;
  /** The names it sets. */
  names: string[];
  /** Whether every user of the machine may read it; false where files have no such modes. */
  openToOthers: boolean;
};

export type SettingsFacts = {
  /** The settings, or the sentences with which the shop would refuse to start. */
  settings: Result<Settings, string[]>;
  files: SettingsFile[];
  nodeEnv: string | undefined;
  node: { running: string; needed: string };
};

const shopNames = Object.keys(settingsSchema.shape);

/** Names that Node, Next.js and the contract tests read. */
const othersNames = /^(?:NODE_|NEXT_|CONTRACT_|NO_COLOR$|TZ$)/;

/** Where the shop listens is decided before any file is read. */
const environmentOnly = ['PORT', 'HOSTNAME'];

/** The setting that a name was meant for, if it is one misspelled. */
function meantBy(name: string): string | undefined {
  if (shopNames.includes(name) || othersNames.test(name) || environmentOnly.includes(name)) {
    return undefined;
  }
  const typed = name.toLowerCase();
  return shopNames.find((known) => editsBetween(typed, known.toLowerCase(), 2) <= 2);
}

function judgeFile({ path, names, openToOthers }: SettingsFile): Finding[] {
  const found: Finding[] = [];
  if (openToOthers) {
    found.push(
      warning(
        'settings-file-mode',
        `Every user of this machine can read ${path}, secrets and all.`,
        `Keep it to the shop's own user: chmod 600 ${path}`,
      ),
    );
  }
  for (const name of names) {
    const meant = meantBy(name);
    if (meant !== undefined) {
      const says = `${path} sets ${name}, which is no setting of the shop.`;
      found.push(warning('settings-names', says, `If ${meant} is meant, correct the name.`));
    }
    if (environmentOnly.includes(name)) {
      const says = `${path} sets ${name}, which counts for nothing there.`;
      const advice = `Set it in the environment instead: ${name}=… npm start`;
      found.push(warning('settings-names', says, advice));
    }
  }
  return found;
}

function versionParts(text: string): [number, number] {
  const [major = 0, minor = 0] = text.replace(/^\D*/, '').split('.').map(Number);
  return [major, minor];
}

function judgeNode({ node, nodeEnv }: SettingsFacts): Finding[] {
  const [major, minor] = versionParts(node.running);
  const [least, leastMinor] = versionParts(node.needed);
  const isEnough = major > least || (major === least && minor >= leastMinor);
  const running = node.running.replace(/^v/, '');
  const found = isEnough
    ? [ok('node', `Node ${running} is new enough.`)]
    : [
        wrong(
          'node',
          `Node ${running} is too old for the shop.`,
          `Install Node ${least}.${leastMinor} or newer.`,
        ),
      ];
  if (nodeEnv === undefined || nodeEnv === 'production') return found;
  const says = 'NODE_ENV is set to something other than production.';
  return [...found, warning('node-env', says, 'Leave NODE_ENV out: npm start sets it by itself.')];
}

function isInside(origin: string): boolean {
  const { hostname } = new URL(origin);
  const where = addressClass(hostname.replace(/^\[|\]$/g, ''));
  return /^localhost$|\.(?:local|internal|lan)$/.test(hostname) || (where ?? 'public') !== 'public';
}

function judgeSite({ API_URL, SITE_URL, TRUSTED_PROXIES, PORT }: Settings): Finding[] {
  if (SITE_URL === undefined) return [];
  const found: Finding[] = [];
  const { protocol, port } = new URL(SITE_URL);
  if (API_URL !== undefined && protocol !== 'https:') {
    const says = 'SITE_URL is not https: what buyers send and see can be read on the way.';
    const advice =
      'Put a proxy with a certificate in front (Caddy does it alone), then set https://…';
    found.push(warning('site-https', says, advice));
  }
  if (API_URL !== undefined && isInside(SITE_URL)) {
    const says = 'SITE_URL is an address of this machine or its own network.';
    const advice = 'Set it to the address under which buyers open the shop.';
    found.push(warning('site-host', says, advice));
  }
  // The shop itself speaks no TLS, so whoever answers https is a proxy.
  const isProxied = protocol === 'https:' || (port === '' && PORT !== 80);
  if (isProxied && TRUSTED_PROXIES === 0) {
    const says = 'Buyers come through a proxy, as SITE_URL tells, but TRUSTED_PROXIES is 0.';
    const advice =
      'Have the proxy set X-Forwarded-For and set TRUSTED_PROXIES=1, or all buyers count as one.';
    found.push(warning('trusted-proxies', says, advice));
  }
  return found;
}

function judgeMode({ API_URL, SANDBOX_WALLETS }: Settings): Finding[] {
  const found: Finding[] = [];
  if (API_URL === undefined) {
    const says = 'API_URL is not set: the shop runs on its own sandbox, and nothing is for sale.';
    const advice =
      'Right for trying out. To sell, set API_URL, PARTNER_ID, SITE_URL and SESSION_SECRET.';
    found.push(warning('mode', says, advice));
  } else {
    found.push(ok('mode', 'The shop sells for real.'));
    if (new URL(API_URL).protocol === 'http:') {
      const says = 'API_URL is not https: orders and codes can be read on the way.';
      found.push(warning('api-https', says, 'Use https://api.cryptorefills.com.'));
    }
  }
  if (SANDBOX_WALLETS) {
    const says = 'SANDBOX_WALLETS is set: real wallets are asked to pay to addresses of nobody.';
    found.push(warning('sandbox-wallets', says, 'Leave it out: it is for tests alone.'));
  }
  return found;
}

/** What is to be said of the settings themselves; secrets and where data lives are judged apart. */
export function judgeSettings(facts: SettingsFacts): Finding[] {
  const { settings, files } = facts;
  const read = settings.ok
    ? [ok('settings', 'Every setting can be read.'), ...judgeMode(settings.data)]
    : settings.error.map((sentence) =>
        wrong(
          'settings',
          sentence,
          'Correct it, as docs/configuration.md explains, and run this again.',
        ),
      );
  const site = settings.ok ? judgeSite(settings.data) : [];
  return [...read, ...site, ...files.flatMap(judgeFile), ...judgeNode(facts)];
}
