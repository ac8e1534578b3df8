import { join } from 'node:path';
import { Webhook } from 'standardwebhooks';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { temporaryFolder } from '@/scripts/lib/temporary-folder';
import type { Background, WorkEvent } from '../background';
import { openStore, type Store } from '../store';
import { startCourier } from './courier';
import type { Posted, post } from './post';

const secret = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;
const start = 1_790_000_000_000;
const day = 86_400_000;
const ok: Posted = { kind: 'status', status: 200, retryAfter: undefined };
const broken: Posted = { kind: 'status', status: 500, retryAfter: undefined };

let store: Store;
let now: number;
let lines: WorkEvent[];
let courier: Background | null;
let alarm: { ring: () => void; ms: number } | null;
let send: ReturnType<typeof vi.fn<typeof post>>;

beforeEach(async () => {
  const sqliteFile = join(temporaryFolder(), 'shop.sqlite');
  store = await openStore({ databaseUrl: undefined, sqliteFile });
  now = start;
  lines = [];
  courier = null;
  alarm = null;
  send = vi.fn<typeof post>(async () => ok);
  await store.beginAttempt({ sessionId: 's', key: 'k', fingerprint: 'f', now });
  await store.finishCreated({
    ...{ sessionId: 's', key: 'k', orderId: 'order', supplierOrderId: 'supplier', state: 'new' },
    ...{ coin: 'USDC', network: 'Base', now, nextLookAt: null, messages: [] },
  });
});
afterEach(async () => {
  courier?.stop();
  await store.close();
});

async function write(...types: string[]): Promise<void> {
  const messages = types.map((type) => ({
    ...{ id: `msg_${type}`, type, reason: '', payload: JSON.stringify({ type }) },
  }));
  await store.addWebhookMessages({ orderId: 'order', messages, now });
}

function open(): Background {
  courier = startCourier({
    ...{ store, send, log: (event) => lines.push(event), now: () => now, random: () => 0 },
    receiver: { url: 'https://partner.example/hooks', secrets: [secret] },
    timer(ring, ms) {
      alarm = { ring, ms };
      return () => {};
    },
  });
  return courier;
}

/** Waits until the courier rests. */
const rests = () => vi.waitFor(() => expect(alarm).not.toBeNull());

async function later(ms: number): Promise<void> {
  await rests();
  now += ms;
  const ringing = alarm;
  alarm = null;
  ringing?.ring();
  await rests();
}

const listed = (outcome: 'pending' | 'failed' | 'delivered') =>
  store.listWebhookMessages({ outcome, limit: 99 });

const sent = () => send.mock.calls.map(([{ body }]) => JSON.parse(body).type);

describe('the courier', () => {
  it('sends what is due, oldest first, signed, under no product’s name', async () => {
    await write('created', 'paid', 'delivered');
    now += 10;
    open();
    await vi.waitFor(async () => expect(await listed('delivered')).toHaveLength(3));
    expect(sent()).toEqual(['created', 'paid', 'delivered']);
    const [first] = send.mock.calls[0] ?? [];
    expect([first?.url, first?.deadlineMs]).toEqual(['https://partner.example/hooks', 15_000]);
    expect(first?.headers).toEqual({
      'webhook-id': 'msg_created',
      'webhook-timestamp': String(Math.floor(now / 1000)),
      'webhook-signature': expect.stringMatching(/^v1,/),
      'user-agent': 'webhooks/1',
    });
    vi.useFakeTimers({ now, toFake: ['Date'] });
    const { body = '', headers = {} } = first ?? {};
    expect(() => new Webhook(secret).verify(body, headers)).not.toThrow();
    vi.useRealTimers();
  });

  it('has no more than four on their way, and a slow one holds up no other', async () => {
    const ends: ((posted: Posted) => void)[] = [];
    send.mockImplementation(() => new Promise((resolve) => ends.push(resolve)));
    await write('a', 'b', 'c', 'd', 'e', 'f');
    now += 10;
    open();
    await vi.waitFor(() => expect(sent()).toEqual(['a', 'b', 'c', 'd']));
    ends[2]?.(ok);
    await vi.waitFor(() => expect(sent()).toEqual(['a', 'b', 'c', 'd', 'e']));
    ends[3]?.(ok);
    await vi.waitFor(() => expect(sent()).toHaveLength(6));
  });

  it('is woken by a new message', async () => {
    const woken = open();
    await rests();
    await write('created');
    woken.wake();
    await vi.waitFor(async () => expect(await listed('delivered')).toHaveLength(1));
  });

  it('tries again when the pause is over, with the same id and body, and gives up after three days', async () => {
    send.mockResolvedValue(broken);
    await write('created');
    open();
    await vi.waitFor(() => expect(send).toHaveBeenCalledTimes(1));
    await later(4_999);
    expect(send).toHaveBeenCalledTimes(1);
    await later(1);
    expect(send).toHaveBeenCalledTimes(2);
    for (let tries = 2; tries < 12; tries += 1) await later(day);
    expect(send).toHaveBeenCalledTimes(11);
    const [failed] = await listed('failed');
    expect(failed).toMatchObject({ id: 'msg_created', tries: 11, lastFailure: 'status-500' });
    expect(new Set(send.mock.calls.map(([{ body }]) => body)).size).toBe(1);
    expect(new Set(send.mock.calls.map(([{ headers }]) => headers['webhook-id'])).size).toBe(1);
    expect(lines).toEqual([]);
  });

  it('sends what was given up once more when it is put back', async () => {
    send.mockResolvedValueOnce({ kind: 'status', status: 410, retryAfter: undefined });
    await write('created');
    open();
    await vi.waitFor(async () => expect(await listed('failed')).toHaveLength(1));
    await store.replayWebhookMessages({ failedSince: 0, now });
    await later(5_000);
    await vi.waitFor(async () => expect(await listed('delivered')).toHaveLength(1));
  });

  it('waits for as long as a busy receiver asks', async () => {
    send.mockResolvedValueOnce({ kind: 'status', status: 429, retryAfter: '600' });
    await write('created');
    open();
    await vi.waitFor(async () => {
      expect((await listed('pending'))[0]).toMatchObject({ nextTryAt: start + 600_000 });
    });
  });

  it('sends again what a process that was killed had on its way, after its lease', async () => {
    await write('created');
    await store.claimWebhookMessage({ now, leaseMs: 60_000 });
    open();
    await later(59_999);
    expect(send).not.toHaveBeenCalled();
    await later(1);
    await vi.waitFor(async () => expect(await listed('delivered')).toHaveLength(1));
  });

  it('forgets delivered messages after thirty days, and given up ones after ninety', async () => {
    await write('delivered', 'given-up');
    now += 10;
    send.mockResolvedValueOnce(ok);
    send.mockResolvedValueOnce({ kind: 'status', status: 410, retryAfter: undefined });
    open();
    await vi.waitFor(async () => expect(await listed('failed')).toHaveLength(1));
    await later(30 * day - 3_600_000);
    expect(await listed('delivered')).toHaveLength(1);
    await later(3_600_001);
    await vi.waitFor(async () => expect(await listed('delivered')).toEqual([]));
    expect(await listed('failed')).toHaveLength(1);
    await later(60 * day + 3_600_000);
    await vi.waitFor(async () => expect(await listed('failed')).toEqual([]));
  });

  it('survives a store that is away', async () => {
    const real = store.claimWebhookMessage;
    const away = vi.fn(real).mockRejectedValue(new Error('away'));
    store = { ...store, claimWebhookMessage: away };
    await write('created');
    open();
    await rests();
    expect(lines).toHaveLength(1);
    away.mockImplementation(real);
    await later(1_000);
    await vi.waitFor(async () => expect(await listed('delivered')).toHaveLength(1));
    expect(lines[1]).toEqual({ event: 'work-goes-on', work: 'webhooks' });
  });
});
