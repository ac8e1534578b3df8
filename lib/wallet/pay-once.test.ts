import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { walletPaymentSchema } from '@/schemas/wallet-payment';
import { orderSnapshot } from '../order/order-fixtures';
import { keptPayment } from './kept-payment';
import { payOnce, type Standing, shownStanding, takeBack } from './pay-once';
import type { WalletOutcome } from './wallet';
import { hash, transfer } from './wallet-fixtures';

const sum = { orderId: 'abcdefghijklmnopqrstuvwx', due: '26.80' };
const begunAt = 1_790_000_000_000;
const otherHash = `0x${'0c'.repeat(32)}`;

const begun = { status: 'begun', hash: null, begunAt };
const free = { status: 'free', hash: null, begunAt: null };
const kept = (transaction: string | null) => ({ status: 'kept', hash: transaction, begunAt });
const notDue = { error: { code: 'not-due' } };

type Answer = object | null;

/** What the shop answers to each action; null when it cannot be reached. */
let shop: Partial<Record<'begin' | 'sent' | 'withdraw', Answer | (() => Answer)>>;
let said: unknown[];

beforeEach(() => {
  shop = { begin: begun, sent: kept(hash), withdraw: free };
  said = [];
  vi.stubGlobal('fetch', async (path: string, init: RequestInit) => {
    expect(path).toBe(`/api/orders/${sum.orderId}/payments`);
    expect(init).toMatchObject({ method: 'POST', keepalive: true });
    const body = walletPaymentSchema.parse(JSON.parse(String(init.body)));
    said.push(body);
    const scripted = shop[body.action];
    const answer = typeof scripted === 'function' ? scripted() : (scripted ?? null);
    if (answer === null) throw new TypeError('Failed to fetch');
    return Response.json(answer, { status: 'error' in answer ? 409 : 200 });
  });
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

/** A wallet with one outcome, which notes how often it was asked. */
function walletWith(outcome: WalletOutcome) {
  const pay = vi.fn(async () => outcome);
  return { name: 'Wallet', pay };
}

describe('a payment with a wallet', () => {
  it('is begun with the shop, sent, and told of', async () => {
    const wallet = walletWith({ kind: 'sent', hash });
    expect(await payOnce(wallet, transfer, sum)).toEqual({
      standing: { kind: 'sent', hash },
      withdrawn: null,
    });
    expect(wallet.pay).toHaveBeenCalledExactlyOnceWith(transfer);
    const { due } = sum;
    expect(said).toEqual([
      { action: 'begin', due },
      { action: 'sent', due, hash },
    ]);
  });

  it.each(['declined', 'wrong-network', 'too-little', 'failed'] as const)(
    'that is %s is withdrawn, and may be begun again',
    async (kind) => {
      expect(await payOnce(walletWith({ kind }), transfer, sum)).toEqual({
        standing: { kind: 'free', trouble: kind },
        withdrawn: begunAt,
      });
      expect(said.at(-1)).toEqual({ action: 'withdraw', due: sum.due });
    },
  );

  it('with an unknown end is not withdrawn', async () => {
    expect(await payOnce(walletWith({ kind: 'unknown' }), transfer, sum)).toEqual({
      standing: { kind: 'held', why: 'unknown', begunAt },
      withdrawn: null,
    });
    expect(said).toHaveLength(1);
  });

  it.each<[string, Answer, Standing]>([
    ['was begun elsewhere', kept(null), { kind: 'held', why: 'begun', begunAt }],
    ['was sent from elsewhere', kept(otherHash), { kind: 'sent', hash: otherHash }],
    ['is not asked for any more', notDue, { kind: 'free', trouble: 'not-due' }],
    ['was withdrawn in that moment', free, { kind: 'free', trouble: null }],
    ['the shop does not hear of', null, { kind: 'free', trouble: 'unreachable' }],
    ['the shop refuses', { error: { code: 'x' } }, { kind: 'free', trouble: 'unreachable' }],
    ['the shop answers strangely', { status: 'yes' }, { kind: 'free', trouble: 'unreachable' }],
  ])('that %s asks no wallet', async (_, answer, standing) => {
    shop.begin = answer;
    const wallet = walletWith({ kind: 'sent', hash });
    expect(await payOnce(wallet, transfer, sum)).toEqual({ standing, withdrawn: null });
    expect(wallet.pay).not.toHaveBeenCalled();
  });

  it('that was sent is told of again until the shop has heard it', async () => {
    vi.useFakeTimers();
    let away = 2;
    shop.sent = () => {
      away -= 1;
      return away >= 0 ? null : kept(hash);
    };
    await payOnce(walletWith({ kind: 'sent', hash }), transfer, sum);
    const tellings = () => said.length - 1;
    await vi.advanceTimersByTimeAsync(0);
    expect(tellings()).toBe(1);
    await vi.advanceTimersByTimeAsync(2_000);
    expect(tellings()).toBe(2);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(tellings()).toBe(3);
  });
});

describe('a payment that is held', () => {
  const held = { kind: 'held', why: 'begun', begunAt } as const;

  it.each<[string, Answer, Standing, number | null]>([
    ['is free once it is withdrawn', free, { kind: 'free', trouble: null }, begunAt],
    ['may be withdrawn later', kept(null), { kind: 'held', why: 'too-early', begunAt }, null],
    ['turns out to be sent', kept(hash), { kind: 'sent', hash }, null],
    ['stays held without the shop', null, { kind: 'held', why: 'silent', begunAt }, null],
  ])('%s', async (_, answer, standing, withdrawn) => {
    shop.withdraw = answer;
    expect(await takeBack(sum, held)).toEqual({ standing, withdrawn });
    expect(said).toEqual([{ action: 'withdraw', due: sum.due }]);
  });
});

describe('what is shown', () => {
  const order = (transaction: string | null, amount = '26.8') =>
    orderSnapshot({ payments: [{ amount, hash: transaction, at: begunAt }] });
  const ready: Standing = { kind: 'free', trouble: null };
  const busy: Standing = { kind: 'busy', wallet: walletWith({ kind: 'declined' }) };
  const own: Standing = { kind: 'held', why: 'unknown', begunAt };
  const foreign: Standing = { kind: 'held', why: 'begun', begunAt };
  const sent: Standing = { kind: 'sent', hash };

  it.each<[string, Standing, number | null, ReturnType<typeof order>, Standing]>([
    ['free where the shop knows of nothing', ready, null, orderSnapshot(), ready],
    ['free of another sum’s payment', ready, null, order(hash, '2.4'), ready],
    ['held by another tab', ready, null, order(null), foreign],
    ['free of what it has withdrawn itself', ready, begunAt, order(null), ready],
    ['held anew after a withdrawal', ready, begunAt - 1, order(null), foreign],
    ['busy with its own', busy, null, order(null), busy],
    ['in doubt of its own', own, null, order(null), own],
    ['sent once the shop knows the transaction', own, null, order(hash), sent],
    ['sent though another transaction is kept', sent, null, order(otherHash), sent],
    ['sent before the shop has heard of it', sent, null, orderSnapshot(), sent],
  ])('is %s', (_, standing, withdrawn, seen, shown) => {
    expect(shownStanding({ standing, withdrawn }, keptPayment(seen, '26.80'))).toEqual(shown);
  });
});
