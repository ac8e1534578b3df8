import { describe, expect, it } from 'vitest';
import { cartLine } from '@/schemas/cart-fixtures';
import { handedLineSchema } from '@/schemas/handover';
import { handoverFormSchema } from '@/schemas/handover-request';
import type { Store } from '../store';
import { handOver, handoverLifetimeMs, openHandover } from './handover';

const now = 1_790_000_000_000;
const lines = [handedLineSchema.parse(cartLine({ quantity: 2, recipient: 'marta@example.com' }))];

/** A store of one shelf; what is on it can be looked at. */
function openShelf() {
  const rows = new Map<string, { sealed: string; expiresAt: number }>();
  const store: Pick<Store, 'createHandover' | 'takeHandover'> = {
    createHandover: async ({ hash, ...row }) => void rows.set(hash, row),
    takeHandover: async ({ hash }) => {
      const row = rows.get(hash);
      rows.delete(hash);
      return row?.sealed ?? null;
    },
  };
  return { store: store as Store, rows };
}

describe('a handover', () => {
  it('brings the cart once, to who has the token', async () => {
    const { store } = openShelf();
    const token = await handOver(store, lines, now);
    expect(await openHandover(store, token, now)).toEqual({ kind: 'opened', lines });
    expect(await openHandover(store, token, now)).toEqual({ kind: 'gone' });
  });

  it('leaves a store that can neither read the cart nor give it away', async () => {
    const { store, rows } = openShelf();
    const token = await handOver(store, lines, now);
    const [[hash, row] = ['', null]] = [...rows];
    expect(row?.expiresAt).toBe(now + handoverLifetimeMs);
    for (const secret of [token, 'steam', 'Steam', 'marta@example.com']) {
      expect(JSON.stringify([hash, row])).not.toContain(secret);
    }
    expect(await openHandover(store, hash, now)).toEqual({ kind: 'gone' });
  });

  it.each(['', 'failed', 'A'.repeat(43), 'A'.repeat(44), 'é'.repeat(43)])(
    'is gone for %j',
    async (token) => {
      const { store } = openShelf();
      await handOver(store, lines, now);
      expect(await openHandover(store, token, now)).toEqual({ kind: 'gone' });
    },
  );
});

describe('the form of a frame', () => {
  const sent = (change: object) =>
    handoverFormSchema.safeParse({ locale: 'en', lines: JSON.stringify([cartLine()]), ...change });

  it('holds what is wanted, and whom it is for stays behind', () => {
    const personal = cartLine({ recipient: 'marta@example.com', later: true });
    const { id: _id, recipient: _recipient, later: _later, ...wanted } = personal;
    expect(sent({ lines: JSON.stringify([personal]) }).data).toEqual({
      locale: 'en',
      lines: [wanted],
    });
  });

  it.each([
    ['no language of the shop’s', { locale: 'xx' }],
    ['no lines', { lines: undefined }],
    ['no JSON', { lines: '[' }],
    ['an empty cart', { lines: '[]' }],
    ['no cart', { lines: '{}' }],
    ['more lines than units fit', { lines: JSON.stringify(Array(11).fill(cartLine())) }],
    ['a line without a brand', { lines: JSON.stringify([{ ...cartLine(), brand: '' }]) }],
  ])('is refused with %s', (_what, change) => {
    expect(sent(change).success).toBe(false);
  });
});
