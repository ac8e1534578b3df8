import { afterAll, beforeAll, expect, it } from 'vitest';
import { makeProof, proofHeader } from '@/lib/doctor/proof';
import { limits } from '@/lib/rate-limit/limits';
import { diagnosisSchema } from '@/schemas/doctor';
import packageJson from '../../package.json' with { type: 'json' };
import { type Answer, failure } from '../support/api-client';
import { endAllProcesses } from '../support/processes';
import { type Shop, startShop, testSecret } from '../support/shop-process';
import { type Supplier, startSupplier } from '../support/supplier-process';

let supplier: Supplier;
let shop: Shop;

const path = '/api/doctor';
const proof = (secret = testSecret, time = Date.now()) => makeProof(secret, time);
const ask = (given: string | null, headers: Record<string, string> = {}): Promise<Answer> =>
  shop.browser().get(path, {
    headers: { ...headers, ...(given !== null && { [proofHeader]: given }) },
  });

beforeAll(async () => {
  supplier = await startSupplier();
  shop = await startShop(supplier.origin, { TRUSTED_PROXIES: '1' });
});
afterAll(endAllProcesses);

/** The same as of a path under which there is nothing, to the last header but the date. */
async function expectNothingThere(answer: Answer): Promise<void> {
  const nowhere = await shop.browser().get('/api/nothing-of-the-kind');
  const lasting = ({ headers: { date: _, ...rest } }: Answer) => rest;
  expect(failure(answer)).toBe('404 not-found');
  expect(answer.text).toBe(nowhere.text);
  expect(lasting(answer)).toEqual(lasting(nowhere));
}

it('says whom a request counts as, and no more', async () => {
  const answer = await ask(proof(), { 'x-forwarded-for': '192.0.2.1, 203.0.113.77' });
  expect(answer.status).toBe(200);
  expect(answer.headers['cache-control']).toBe('no-store');
  const said = JSON.parse(answer.text);
  expect(said).toEqual(diagnosisSchema.parse(said));
  const { uptimeSeconds: _uptime, now: _now, ...rest } = said;
  expect(rest).toEqual({
    address: '203.0.113.77',
    peer: 'loopback',
    forwardedEntries: 2,
    mode: 'real',
    version: packageJson.version,
  });
  expect(answer.headers['set-cookie']).toBeUndefined();
});

it('sends two events to whoever tries the stream', async () => {
  const answer = await shop
    .browser()
    .get(`${path}?stream`, { headers: { [proofHeader]: proof() } });
  expect(answer.headers['content-type']).toContain('text/event-stream');
  expect(answer.text).toBe('event: first\ndata: {}\n\nevent: second\ndata: {}\n\n');
});

it.each<[string, () => string | null]>([
  ['no proof', () => null],
  ['an empty one', () => ''],
  ['the secret itself', () => testSecret],
  ['one of another secret', () => proof('another secret of the tests, made up')],
  ['an old one', () => proof(testSecret, Date.now() - 61_000)],
  ['one of the future', () => proof(testSecret, Date.now() + 90_000)],
  ['one that was changed', () => proof().replace(/\../, (text) => (text === '.A' ? '.B' : '.A'))],
])('is not there for %s', async (_what, given) => {
  await expectNothingThere(await ask(given()));
});

it('is not there for a proof that was used', async () => {
  const used = proof();
  expect((await ask(used)).status).toBe(200);
  await expectNothingThere(await ask(used));
  const stream = await shop.browser().get(`${path}?stream`, { headers: { [proofHeader]: used } });
  await expectNothingThere(stream);
});

it('is not there for a POST, whatever it brings', async () => {
  const answer = await shop.browser().post(path, {}, { headers: { [proofHeader]: proof() } });
  expect(failure(answer)).toBe('404 not-found');
});

it('answers its doctor at a limited pace, which strangers cannot use up', async () => {
  const factor = 0.1;
  await shop.restart({ BUYER_RATE: String(factor) });
  const most = Math.round(limits.doctor.perAddress * factor);
  const from = { 'x-forwarded-for': '198.51.100.4' };
  for (let turn = 0; turn < 2 * most; turn += 1) {
    expect((await ask('somebody', from)).status).toBe(404);
  }
  for (let turn = 0; turn < most; turn += 1) expect((await ask(proof(), from)).status).toBe(200);
  const answer = await ask(proof(), from);
  expect(failure(answer)).toBe('429 too-many-requests');
  expect(Number(answer.headers['retry-after'])).toBeLessThanOrEqual(limits.doctor.seconds);
});
