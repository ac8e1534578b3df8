import { describe, expect, it } from 'vitest';
import type { StoredLink } from '@/schemas/store';
import { type Shut, whyShut } from './link-state';

const now = 1_790_000_000_000;
const common = {
  id: 'id',
  orderId: 'order',
  createdAt: now - 10,
  expiresAt: now + 10,
  revokedAt: null,
  openedBy: null,
  openedAt: null,
};
const of: Record<StoredLink['purpose'], StoredLink> = {
  device: { ...common, purpose: 'device' },
  keep: { ...common, purpose: 'keep' },
  gift: { ...common, purpose: 'gift', deliveryId: '1', sealed: 'sealed' },
};
const opener = { sessionId: 'me', isOwn: false, now };
const by = (openedBy: string) => ({ openedBy, openedAt: now - 5 });

type Fate = Partial<Pick<StoredLink, 'expiresAt' | 'revokedAt' | 'openedBy' | 'openedAt'>>;

/** [what became of the link, device, keep, gift] */
const table: [string, Fate, ...(Shut | null)[]][] = [
  ['nothing', {}, null, null, null],
  ['opened by me', by('me'), null, null, null],
  ['opened by another', by('other'), 'opened', null, 'opened'],
  ['expired', { expiresAt: now }, 'expired', 'expired', 'expired'],
  ['expired, opened by me', { ...by('me'), expiresAt: now }, null, 'expired', null],
  ['taken back', { revokedAt: now - 1 }, 'revoked', 'revoked', 'revoked'],
  [
    'taken back, opened by me',
    { ...by('me'), revokedAt: now - 1 },
    'revoked',
    'revoked',
    'revoked',
  ],
  [
    'taken back after its time',
    { revokedAt: now, expiresAt: now - 1 },
    'expired',
    'expired',
    'expired',
  ],
];

describe('a link', () => {
  it.each(table)('%s', (_, change, device, keep, gift) => {
    const why = (link: StoredLink) => whyShut({ ...link, ...change }, opener);
    expect([why(of.device), why(of.keep), why(of.gift)]).toEqual([device, keep, gift]);
  });

  it('to a gift does not open for who sees the order, unless it was opened before that', () => {
    const own = { ...opener, isOwn: true };
    expect(whyShut(of.gift, own)).toBe('own');
    expect(whyShut({ ...of.gift, ...by('me') }, own)).toBeNull();
    expect([whyShut(of.device, own), whyShut(of.keep, own)]).toEqual([null, null]);
  });
});
