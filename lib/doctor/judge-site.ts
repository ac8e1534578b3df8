import 'server-only';
import type { IncomingHttpHeaders } from 'node:http';
import type { Result } from '@/schemas/result';
import type { HealthTold } from './ask-shop';
import { type Finding, notChecked, ok, warning, wrong } from './finding';
import { clockOffset, judgeClock } from './judge-clock';
import { faultWords, judgeCertificate } from './judge-connection';
import type { ProbeAnswer, ProbeFault, TlsFacts } from './probe';

/** What came of asking at SITE_URL, as buyers do. */
export type SiteFacts =
  | { kind: 'unset' }
  | { kind: 'not-reached'; fault: ProbeFault }
  | {
      kind: 'reached';
      origin: string;
      /** Whether a shop runs on this machine; until then a proxy has nothing to show. */
      isRunning: boolean;
      /** Null where SITE_URL is plain http. */
      tls: TlsFacts | null;
      health: HealthTold;
      /** What the same host answers over plain http; null where that is not asked. */
      plain: Result<ProbeAnswer, ProbeFault> | null;
    };

type Reached = Extract<SiteFacts, { kind: 'reached' }>;

function judgeHealth({ origin, health, isRunning }: Reached): Finding {
  if (health.kind === 'told' && health.health.status === 'ok') {
    return ok('site', `The shop answers at ${origin}.`);
  }
  if (!isRunning) return notChecked('site', `Something answers at ${origin}; no shop runs yet.`);
  if (health.kind === 'told') {
    const says = `The shop answers at ${origin}, but cannot use its database.`;
    return wrong('site', says, 'See the database above, and the shop’s output.');
  }
  const { status, answer } = health;
  const target = answer.headers.location;
  if (status >= 300 && status < 400 && target !== undefined && URL.canParse(target, origin)) {
    const { origin: there } = new URL(target, origin);
    const says = `${origin} leads on to ${there}.`;
    return wrong('site', says, 'Set SITE_URL to where buyers end up, or they cannot order.');
  }
  const says = `Something else than the shop answers at ${origin} (${status}).`;
  return wrong('site', says, 'See to which host and port the proxy hands requests on.');
}

function judgePlain(plain: Result<ProbeAnswer, ProbeFault>): Finding {
  const advice = 'Have the proxy answer http:// with a redirect (301) to https://.';
  if (!plain.ok) {
    return warning(
      'site-redirect',
      `http://, for the same host, ${faultWords(plain.error)}.`,
      advice,
    );
  }
  const { status, headers } = plain.data;
  if (status >= 300 && status < 400 && headers.location?.startsWith('https://') === true) {
    return ok('site-redirect', 'Who comes by http:// is led to https://.');
  }
  return warning('site-redirect', 'Who comes by http:// is not led to https://.', advice);
}

function judgeTls(tls: TlsFacts): Finding[] {
  const renew = 'Renew the certificate, and see why that did not happen by itself.';
  const certificate = judgeCertificate(
    'site-certificate',
    'SITE_URL',
    { ok: true, data: tls },
    renew,
  );
  const says =
    'HTTP/2 is not offered: a browser with several tabs of orders open runs out of streams.';
  return [
    certificate,
    tls.http2
      ? ok('site-http2', 'HTTP/2 is offered.')
      : warning('site-http2', says, 'Turn it on in the proxy (nginx: http2 on;).'),
  ];
}

/** What is to be said of the address that buyers use. */
export function judgeSite(facts: SiteFacts): Finding[] {
  switch (facts.kind) {
    case 'unset':
      return [notChecked('site', 'SITE_URL is not set, so nothing is known of a public address.')];
    case 'not-reached': {
      const says = `SITE_URL ${faultWords(facts.fault)}.`;
      const advice =
        facts.fault.kind === 'certificate'
          ? 'Give the proxy a certificate that browsers trust, with its whole chain.'
          : 'See DNS, firewall and proxy. If it opens on a phone, this network may not lead back to itself.';
      return [wrong('site', says, advice)];
    }
    case 'reached': {
      const { answer } = facts.health;
      const offsetMs = clockOffset({ ...answer, date: answer.headers.date });
      return [
        judgeHealth(facts),
        ...(facts.tls === null ? [] : judgeTls(facts.tls)),
        ...(facts.plain === null ? [] : [judgePlain(facts.plain)]),
        ...(offsetMs === null ? [] : [judgeClock({ source: 'site', offsetMs })]),
      ];
    }
    default:
      return facts satisfies never;
  }
}

export type PassageFacts = {
  https: boolean;
  /** A page's headers as they arrive through SITE_URL, and as the shop sent them if that is known. */
  arrived: IncomingHttpHeaders;
  sent: IncomingHttpHeaders | null;
  /** Whether a stream's events arrive one by one; null when it could not be read. */
  flows: boolean | null;
};

const guarded = [
  'content-security-policy',
  'x-content-type-options',
  'x-frame-options',
  'referrer-policy',
  'permissions-policy',
  'cross-origin-opener-policy',
] as const;

function judgeHeaders({ arrived, sent, https }: PassageFacts): Finding {
  const plain = (value: unknown) => String(value ?? '').replace(/'nonce-[^']*'/g, '');
  const changed = guarded.filter((name) =>
    sent === null
      ? name === 'content-security-policy' && arrived[name] === undefined
      : plain(arrived[name]) !== plain(sent[name]),
  );
  const isHstsLost = https && arrived['strict-transport-security'] === undefined;
  const names = [...changed, ...(isHstsLost ? ['strict-transport-security'] : [])];
  if (names.length === 0)
    return ok('site-headers', 'Security headers arrive as the shop sends them.');
  const says = `Security headers do not arrive as the shop sends them: ${names.join(', ')}.`;
  return warning('site-headers', says, 'Have the proxy add, change and hide none of them.');
}

function judgeCompression({ arrived }: PassageFacts): Finding {
  if (/\b(?:gzip|br|zstd)\b/.test(arrived['content-encoding'] ?? '')) {
    return ok('site-compression', 'Pages arrive compressed.');
  }
  const advice = 'Have the proxy hand Accept-Encoding on, or compress by itself.';
  return warning(
    'site-compression',
    'Pages arrive uncompressed, about six times as large.',
    advice,
  );
}

function judgeFlow({ flows }: PassageFacts): Finding {
  if (flows === null) {
    return notChecked(
      'site-stream',
      'The live stream could not be tried.',
      'Run this in a minute.',
    );
  }
  if (flows) return ok('site-stream', 'News of an order gets through as it comes.');
  const says = 'Something on the way holds streams back, so a paid order looks unpaid for longer.';
  const advice = 'Turn buffering off in the proxy (nginx: proxy_buffering off;) and in a CDN.';
  return wrong('site-stream', says, advice);
}

/** What becomes of pages and streams on their way from the shop to buyers. */
export function judgePassage(facts: PassageFacts): Finding[] {
  return [judgeHeaders(facts), judgeCompression(facts), judgeFlow(facts)];
}
