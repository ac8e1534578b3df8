import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import * as z from 'zod';
import { heartbeatInterval } from './http/streams';
import { openSandbox } from './testing/client';

let directory: string;
let supplier: Awaited<ReturnType<typeof openSandbox>>;

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'sandbox-'));
  supplier = await openSandbox({ dataDir: directory });
});
afterEach(async () => {
  vi.useRealTimers();
  await supplier.close();
  await rm(directory, { recursive: true });
});

const seen = z.object({ order_state: z.string(), sent_coin_amount: z.string() });

/** A frame in short: the state and amount of an order, or the frame itself. */
function short(frame: string): string {
  if (!frame.startsWith('data: {"order_id"')) return frame;
  const { order_state, sent_coin_amount } = seen.parse(JSON.parse(frame.slice(6)));
  return `${order_state} ${sent_coin_amount}`;
}

async function all(frames: AsyncGenerator<string>): Promise<string[]> {
  const collected: string[] = [];
  for await (const frame of frames) collected.push(short(frame));
  return collected;
}

describe('the stream of an order', () => {
  test('shows the state at once, every change, and a stop at the end', async () => {
    const { order_id: id, coin_amount: amount } = await supplier.create();
    const frames = supplier.frames(id);
    expect(short((await frames.next()).value)).toBe('WaitingForPayment 0');
    await supplier.control(id, 'pay', { amount: '20' });
    await supplier.control(id, 'pay');
    await supplier.advance(5);
    expect(await all(frames)).toEqual([
      'PartialPaymentStarted 20.00',
      `PaymentStarted ${amount}`,
      `PaymentReceived ${amount}`,
      `WaitingForDelivery ${amount}`,
      `Done ${amount}`,
      'event: stop\ndata: {}',
    ]);
  });

  test('of a terminal order is its state and a stop; late money opens it again', async () => {
    const { order_id: id, coin_amount: amount } = await supplier.create();
    await supplier.advance(1800);
    expect(await all(supplier.frames(id))).toEqual(['Expired 0', 'event: stop\ndata: {}']);
    await supplier.control(id, 'pay');
    const frames = supplier.frames(id);
    expect(short((await frames.next()).value)).toBe(`PaymentStarted ${amount}`);
    await supplier.advance(5);
    expect((await all(frames)).at(-2)).toBe(`Done ${amount}`);
  });

  test('goes to every listener, and is counted while it is open', async () => {
    const counts = async () => (await supplier.call('GET', '/control/streams')).body;
    const { order_id: id } = await supplier.create();
    const leaving = new AbortController();
    const first = supplier.frames(id, leaving.signal);
    const second = supplier.frames(id);
    await Promise.all([first.next(), second.next()]);
    expect(await counts()).toEqual({ open: 2, opened: 2 });
    leaving.abort();
    await vi.waitFor(async () => expect(await counts()).toEqual({ open: 1, opened: 2 }));
    await supplier.control(id, 'fail');
    expect(await all(second)).toEqual(['PaymentFailed 0', 'event: stop\ndata: {}']);
    await vi.waitFor(async () => expect(await counts()).toEqual({ open: 0, opened: 2 }));
  });

  test('carries a comment every fifteen seconds', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    const { order_id: id } = await supplier.create();
    const leaving = new AbortController();
    const frames = supplier.frames(id, leaving.signal);
    await frames.next();
    vi.advanceTimersByTime(heartbeatInterval * 2);
    expect((await frames.next()).value).toBe(': heartbeat');
    expect((await frames.next()).value).toBe(': heartbeat');
    await supplier.control(id, 'expire');
    expect(await all(frames)).toEqual(['Expired 0', 'event: stop\ndata: {}']);
    expect(vi.getTimerCount()).toBe(0);
  });

  test('moves by itself when time passes', async () => {
    await supplier.close();
    let base = 1_795_000_000_000;
    supplier = await openSandbox({ now: () => base });
    const { order_id: id } = await supplier.create();
    const frames = supplier.frames(id);
    await frames.next();
    base += 1_799_900;
    // Leaves a twentieth of a second to the timer.
    await supplier.advance(0.05);
    base += 50;
    expect(await all(frames)).toEqual(['Expired 0', 'event: stop\ndata: {}']);
  });
});

describe('a restart', () => {
  async function restart() {
    await supplier.close();
    supplier = await openSandbox({ dataDir: directory });
  }

  test('keeps orders, the moved clock and what was due', async () => {
    const waiting = await supplier.create();
    const paid = await supplier.create();
    await supplier.advance(60);
    await supplier.control(paid.order_id, 'pay');
    await restart();
    expect((await supplier.call('GET', '/control/clock')).body).toMatchObject({
      offsetSeconds: 60,
    });
    expect((await supplier.read(paid.order_id)).order_state).toBe('PaymentStarted');
    const { wallet_address } = await supplier.read(waiting.order_id);
    expect(wallet_address).toBe(waiting.wallet_address);
    await supplier.advance(5);
    const done = await supplier.read(paid.order_id);
    expect(done.order_state).toBe('Done');
    await restart();
    // Everything but the port in the links.
    expect(await supplier.read(paid.order_id)).toEqual({ ...done, qr_url: expect.any(String) });
    await supplier.advance(1735);
    expect((await supplier.read(waiting.order_id)).order_state).toBe('Expired');
  });

  test('catches up with what came due in between', async () => {
    const { order_id: id } = await supplier.create();
    await supplier.close();
    supplier = await openSandbox({ dataDir: directory, now: () => 1_795_000_000_000 + 10 ** 8 });
    expect(await supplier.read(id)).toMatchObject({
      order_state: 'Expired',
      updated_at: '1795001800',
    });
  });

  test('finds an order that was written when it was answered, after a crash', async () => {
    const { order_id: id } = await supplier.create();
    const crashed = await mkdtemp(join(tmpdir(), 'sandbox-crash-'));
    await writeFile(join(crashed, 'orders.json'), await readFile(join(directory, 'orders.json')));
    const second = await openSandbox({ dataDir: crashed });
    expect((await second.read(id)).order_id).toBe(id);
    await second.close();
    await rm(crashed, { recursive: true });
  });

  test('keeps an address that is not made yet, and money that goes back by itself', async () => {
    const set = (changes: object) => supplier.call('POST', '/control/settings', changes);
    await set({ slowAddress: true, latePayment: 'review' });
    const young = await supplier.create();
    await restart();
    expect(await supplier.read(young.order_id)).not.toHaveProperty('wallet_address');
    await supplier.advance(1800);
    await set({ latePayment: 'review' });
    await supplier.control(young.order_id, 'pay-part');
    await restart();
    expect((await supplier.read(young.order_id)).order_state).toBe('WaitingForManualAction');
    await supplier.advance(24 * 3600);
    const refunded = await supplier.read(young.order_id);
    expect(refunded).toMatchObject({
      order_state: 'Refunded',
      refund: { amount: refunded.sent_coin_amount, currency: 'USDC', reason: 'LATE_PAYMENT' },
    });
  });

  test('reads what an earlier version wrote', async () => {
    const order = await supplier.create();
    await supplier.close();
    const path = join(directory, 'orders.json');
    const newer = new Set(['hasAddress', 'fullCoinAmount', 'refund']);
    const older: unknown = JSON.parse(await readFile(path, 'utf8'), (key, value) =>
      newer.has(key) ? undefined : value,
    );
    expect(JSON.stringify(older)).not.toContain('hasAddress');
    await writeFile(path, JSON.stringify(older));
    supplier = await openSandbox({ dataDir: directory });
    const { wallet_address } = await supplier.read(order.order_id);
    expect(wallet_address).toBe(order.wallet_address);
  });

  test('many changes at once leave one whole file', async () => {
    const orders = await Promise.all(Array.from({ length: 25 }, () => supplier.create()));
    await Promise.all(orders.map(({ order_id: id }) => supplier.control(id, 'pay')));
    expect(await readdir(directory)).toEqual(['orders.json']);
    await restart();
    const { body } = await supplier.call('GET', '/control/orders');
    expect(body).toHaveProperty('orders.length', 25);
  });

  test('refuses a file it cannot read, naming it', async () => {
    await writeFile(join(directory, 'orders.json'), '{"orders":');
    await expect(openSandbox({ dataDir: directory })).rejects.toThrow(
      `cannot read ${join(directory, 'orders.json')}`,
    );
  });
});

test('commands an order does not allow are refused with 409', async () => {
  const { order_id: id } = await supplier.create();
  expect((await supplier.control(id, 'resume')).status).toBe(409);
  expect((await supplier.control(id, 'pay', { amount: '1e3' })).status).toBe(409);
  await supplier.control(id, 'review');
  expect((await supplier.read(id)).order_state).toBe('WaitingForManualAction');
  await supplier.control(id, 'resume');
  await supplier.advance(2);
  expect((await supplier.read(id)).order_state).toBe('Done');
});
