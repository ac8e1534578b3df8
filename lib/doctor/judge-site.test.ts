import { describe, expect, it } from 'vitest';
import type { HealthTold } from './ask-shop';
import type { Finding } from './finding';
import { judgePassage, judgeSite, type PassageFacts, type SiteFacts } from './judge-site';
import type { ProbeAnswer } from './probe';

const noon = Date.UTC(2026, 5, 1, 12);
const date = new Date(noon).toUTCString();
const marks = (found: Finding[]) => found.map(({ check, mark }) => `${check} ${mark}`);

const answer = (status: number, headers: ProbeAnswer['headers'] = {}): ProbeAnswer => ({
  status,
  headers,
  text: '',
  sentAt: noon,
  receivedAt: noon + 1000,
});
const well: HealthTold = {
  kind: 'told',
  health: { status: 'ok', mode: 'real', supplier: { catalogue: 'ok', orders: 'ok' } },
  answer: answer(200, { date }),
};
const strange = (status: number, location?: string): HealthTold => ({
  kind: 'strange',
  status,
  answer: answer(status, location === undefined ? {} : { location }),
});

type Reached = Extract<SiteFacts, { kind: 'reached' }>;
const reached: Reached = {
  kind: 'reached',
  origin: 'https://shop.example',
  isRunning: true,
  tls: { daysLeft: 60, http2: true },
  health: well,
  plain: { ok: true, data: answer(301, { location: 'https://shop.example/' }) },
};
const fine = {
  site: 'site ok',
  certificate: 'site-certificate ok',
  http2: 'site-http2 ok',
  redirect: 'site-redirect ok',
  clock: 'clock-site ok',
};

it('has nothing to say of an address that is as it should be', () => {
  expect(marks(judgeSite(reached))).toEqual(Object.values(fine));
});

it.each<[string, Partial<Reached>, Partial<typeof fine>]>([
  ['plain http', { tls: null, plain: null }, { certificate: '', http2: '', redirect: '' }],
  ['no HTTP/2', { tls: { daysLeft: 60, http2: false } }, { http2: 'site-http2 warning' }],
  [
    'an old certificate',
    { tls: { daysLeft: 1, http2: true } },
    { certificate: 'site-certificate wrong' },
  ],
  [
    'no answer on port 80',
    { plain: { ok: false, error: { kind: 'refused' } } },
    { redirect: 'site-redirect warning' },
  ],
  [
    'pages over http',
    { plain: { ok: true, data: answer(200) } },
    { redirect: 'site-redirect warning' },
  ],
  [
    'a redirect to http',
    { plain: { ok: true, data: answer(301, { location: 'http://shop.example/en' }) } },
    { redirect: 'site-redirect warning' },
  ],
  ['another server', { health: strange(200) }, { site: 'site wrong', clock: '' }],
  ['a proxy that finds no shop', { health: strange(502) }, { site: 'site wrong', clock: '' }],
  [
    'a proxy in front of a shop that does not run yet',
    { health: strange(502), isRunning: false },
    { site: 'site not-checked', clock: '' },
  ],
  [
    'a shop without its database',
    { health: { ...well, health: { status: 'unavailable' } } },
    { site: 'site wrong' },
  ],
  [
    'a clock that is off',
    { health: { ...well, answer: answer(200, { date: new Date(noon + 8_000).toUTCString() }) } },
    { clock: 'clock-site warning' },
  ],
])('of %s says so', (_what, change, said) => {
  const expected = Object.values({ ...fine, ...said }).filter((line) => line !== '');
  expect(marks(judgeSite({ ...reached, ...change }))).toEqual(expected);
});

it('names where SITE_URL leads on to', () => {
  const health = strange(308, 'https://www.shop.example/api/health');
  const [found] = judgeSite({ ...reached, health });
  expect(found).toMatchObject({
    mark: 'wrong',
    says: expect.stringContaining('www.shop.example.'),
  });
});

it.each([
  [{ kind: 'no-such-name' as const }, /look up/, /DNS/],
  [{ kind: 'refused' as const }, /connected/, /firewall/],
  [{ kind: 'no-answer' as const }, /in time/, /firewall/],
  [{ kind: 'certificate' as const, reason: 'has expired' }, /has expired/, /certificate/],
])('says why it was not reached: %o', (fault, says, advice) => {
  const [found] = judgeSite({ kind: 'not-reached', fault });
  expect(found).toMatchObject({
    mark: 'wrong',
    says: expect.stringMatching(says),
    advice: expect.stringMatching(advice),
  });
});

it('does without SITE_URL', () => {
  expect(marks(judgeSite({ kind: 'unset' }))).toEqual(['site not-checked']);
});

describe('on the way', () => {
  const page = {
    'content-security-policy': "default-src 'self'; script-src 'nonce-a1b2'",
    'x-content-type-options': 'nosniff',
    'strict-transport-security': 'max-age=31536000',
    'content-encoding': 'gzip',
  };
  const nonce = { 'content-security-policy': "default-src 'self'; script-src 'nonce-zz99'" };
  const passage: PassageFacts = {
    https: true,
    arrived: { ...page, ...nonce },
    sent: page,
    flows: true,
  };
  const said = (change: Partial<PassageFacts>) => marks(judgePassage({ ...passage, ...change }));

  it('nothing is changed but the nonce', () => {
    expect(said({})).toEqual(['site-headers ok', 'site-compression ok', 'site-stream ok']);
  });

  it.each<[string, Record<string, string | undefined>]>([
    ['a policy is lost', { 'content-security-policy': undefined }],
    ['a policy is another', { 'content-security-policy': "default-src 'none'" }],
    ['a header is added', { 'x-frame-options': 'SAMEORIGIN' }],
    ['a header is doubled', { 'x-content-type-options': 'nosniff, nosniff' }],
    ['HSTS is lost', { 'strict-transport-security': undefined }],
  ])('%s', (_what, change) => {
    const found = judgePassage({ ...passage, arrived: { ...page, ...change } });
    expect(found[0]?.mark).toBe('warning');
    expect(found[0]?.says).toContain(Object.keys(change)[0]);
  });

  it('a policy is missed even where the shop itself cannot be asked', () => {
    expect(said({ sent: null })[0]).toBe('site-headers ok');
    const bare = { 'content-encoding': 'br' };
    expect(said({ sent: null, arrived: bare, https: false })[0]).toBe('site-headers warning');
  });

  it('pages lose their compression, and streams are held back', () => {
    const { 'content-encoding': _, ...plain } = page;
    expect(said({ arrived: plain })[1]).toBe('site-compression warning');
    expect(said({ flows: false })[2]).toBe('site-stream wrong');
    expect(said({ flows: null })[2]).toBe('site-stream not-checked');
  });
});
