import { expect, it } from 'vitest';
import type { Diagnosis, Health } from '@/schemas/doctor';
import type { Finding } from './finding';
import { judgeRunning, type RunningFacts } from './judge-running';

const marks = (found: Finding[]) => found.map(({ check, mark }) => `${check} ${mark}`);

const health: Health = {
  status: 'ok',
  mode: 'real',
  supplier: { catalogue: 'ok', orders: 'ok' },
};
const diagnosis: Diagnosis = {
  address: '127.0.0.1',
  peer: 'loopback',
  forwardedEntries: 1,
  mode: 'real',
  version: '0.1.0',
  uptimeSeconds: 5,
  now: 0,
};
const shop: Extract<RunningFacts, { kind: 'shop' }> = {
  kind: 'shop',
  port: 3000,
  health,
  diagnosis: { ok: true, data: diagnosis },
  expected: { mode: 'real', version: '0.1.0' },
};

it.each<[string, RunningFacts, string[]]>([
  ['nobody', { kind: 'nobody', port: 3000 }, ['shop not-checked']],
  ['somebody else', { kind: 'stranger', port: 3000 }, ['shop wrong']],
  ['the shop', shop, ['shop ok', 'shop-version ok']],
  ['one without a secret', { ...shop, diagnosis: null }, ['shop ok']],
  [
    'one of another mode',
    { ...shop, health: { ...health, mode: 'sandbox' } },
    ['shop ok', 'shop-mode wrong', 'shop-version ok'],
  ],
  [
    'one that leaves the supplier alone',
    { ...shop, health: { ...health, supplier: { catalogue: 'ok', orders: 'blocked' } } },
    ['shop ok', 'shop-supplier warning', 'shop-version ok'],
  ],
  [
    'one without its database',
    { ...shop, health: { status: 'unavailable' } },
    ['shop wrong', 'shop-version ok'],
  ],
  [
    'one of another version',
    { ...shop, expected: { mode: 'real', version: '0.2.0' } },
    ['shop ok', 'shop-version warning'],
  ],
  [
    'one with another secret',
    { ...shop, diagnosis: { ok: false, error: { kind: 'not-known' } } },
    ['shop ok', 'shop-version wrong'],
  ],
  [
    'one that turns away',
    { ...shop, diagnosis: { ok: false, error: { kind: 'strange', status: 429 } } },
    ['shop ok', 'shop-version not-checked'],
  ],
])('of %s says so', (_what, facts, said) => {
  expect(marks(judgeRunning(facts))).toEqual(said);
});
