import { expect, it } from 'vitest';
import type { CheckUp } from '../cryptorefills/check-up';
import type { Finding } from './finding';
import { judgeSupplier } from './judge-supplier';

const noon = Date.UTC(2026, 5, 1, 12);
const well: CheckUp = {
  status: 200,
  date: new Date(noon).toUTCString(),
  coins: 7,
  sentAt: noon,
  receivedAt: noon + 200,
};
const marks = (found: Finding[]) => found.map(({ check, mark }) => `${check} ${mark}`);
const answered = (change: Partial<CheckUp>) =>
  judgeSupplier({ kind: 'asked', tls: null, answer: { ok: true, data: { ...well, ...change } } });

it('says in the sandbox that no supplier is asked', () => {
  expect(marks(judgeSupplier({ kind: 'sandbox' }))).toEqual(['supplier not-checked']);
});

it.each<[Partial<CheckUp>, string, RegExp]>([
  [{}, 'ok', /200 ms/],
  [{ receivedAt: noon + 4_000 }, 'warning', /4000 ms/],
  [{ coins: 0 }, 'wrong', /no coin/],
  [{ coins: null }, 'wrong', /cannot be understood/],
  [{ status: 401, coins: null }, 'wrong', /does not know your PARTNER_ID/],
  [{ status: 403, coins: null }, 'wrong', /turns this machine away/],
  [{ status: 404, coins: null }, 'wrong', /cannot be understood/],
  [{ status: 301, coins: null }, 'wrong', /cannot be understood/],
  [{ status: 429, coins: null }, 'warning', /too often/],
  [{ status: 500, coins: null }, 'wrong', /fault of its own/],
  [{ status: 503, coins: null }, 'wrong', /fault of its own/],
])('of an answer with %o says %s', (change, mark, says) => {
  const found = answered(change);
  expect(found[0]).toMatchObject({ mark, says: expect.stringMatching(says) });
  const isRead = { ...well, ...change }.coins !== null;
  expect(marks(found).includes('partner-id ok')).toBe(isRead);
});

it('compares the clocks where it names the time', () => {
  expect(marks(answered({}))).toContain('clock-supplier ok');
  const hour = new Date(noon + 3_600_000).toUTCString();
  expect(marks(answered({ date: hour }))).toContain('clock-supplier wrong');
  expect(marks(answered({ date: undefined })).join()).not.toContain('clock');
});

it.each([
  [60, 'ok'],
  [13, 'warning'],
  [3, 'warning'],
  [2, 'wrong'],
  [-1, 'wrong'],
])('finds %d days of its certificate %s', (daysLeft, mark) => {
  const tls = { daysLeft, http2: true };
  const found = judgeSupplier({ kind: 'asked', tls, answer: { ok: true, data: well } });
  expect(marks(found)).toContain(`supplier-certificate ${mark}`);
});

it.each([
  ['unreachable', /no connection/],
  ['interrupted', /breaks off/],
] as const)('says that it is %s', (error, says) => {
  const [found] = judgeSupplier({ kind: 'asked', tls: null, answer: { ok: false, error } });
  expect(found).toMatchObject({ mark: 'wrong', says: expect.stringMatching(says) });
});

it('says why it was not reached', () => {
  const [found] = judgeSupplier({ kind: 'not-reached', fault: { kind: 'no-such-name' } });
  expect(found).toMatchObject({ mark: 'wrong', says: expect.stringMatching(/cannot look up/) });
});
