import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { SupplierOrder } from '@/schemas/order';
import { createOrderReads } from './order-reads';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
});
afterEach(() => {
  vi.useRealTimers();
});

const spacing = 5_000;
const ever = Number.POSITIVE_INFINITY;

function order(state: SupplierOrder['state'], updatedAt: number | null = null): SupplierOrder {
  return {
    supplierId: 'order-1',
    state,
    coin: 'USDC',
    network: 'Base',
    amount: '10',
    sent: '0',
    address: '0x1',
    qrText: null,
    createdAt: 1_000,
    updatedAt,
    paymentRequestedAt: null,
    deliveries: [],
    refund: null,
  };
}
const answer = (state: SupplierOrder['state'], updatedAt: number | null = null) =>
  ({ ok: true, data: order(state, updatedAt) }) as const;

describe('reads of one order', () => {
  it('are one call in five seconds, however many ask', async () => {
    const reads = createOrderReads(spacing);
    const load = vi.fn(async () => answer('awaiting-payment'));
    const together = Array.from({ length: 50 }, () => reads.read('order-1', ever, load));
    expect(await Promise.all(together)).toHaveLength(50);
    await vi.advanceTimersByTimeAsync(4_999);
    await reads.read('order-1', ever, load);
    expect(load).toHaveBeenCalledTimes(1);
    await vi.advanceTimersByTimeAsync(1);
    await reads.read('order-1', ever, load);
    expect(load).toHaveBeenCalledTimes(2);
  });

  it('spare a failing supplier as well', async () => {
    const reads = createOrderReads(spacing);
    const load = vi.fn(async () => ({ ok: false, error: { kind: 'unavailable' } }) as const);
    await reads.read('order-1', ever, load);
    expect(await reads.read('order-1', ever, load)).toEqual(await load());
    expect(load).toHaveBeenCalledTimes(2);
  });

  it('are younger for those who ask for that', async () => {
    const reads = createOrderReads(spacing);
    const load = vi.fn(async () => answer('awaiting-payment'));
    await reads.read('order-1', ever, load);
    await vi.advanceTimersByTimeAsync(1_000);
    await reads.read('order-1', 1_000, load);
    expect(load).toHaveBeenCalledTimes(2);
  });

  it('never mix orders', async () => {
    const reads = createOrderReads(spacing);
    const load = vi.fn(async () => answer('awaiting-payment'));
    await reads.read('order-1', ever, load);
    await reads.read('order-2', ever, load);
    expect(load).toHaveBeenCalledTimes(2);
  });

  it('say what the stream has said since', async () => {
    const reads = createOrderReads(spacing);
    const load = vi.fn(async () => answer('awaiting-payment', 10_000));
    await reads.read('order-1', ever, load);
    reads.note(order('paid', 12_000));
    expect(await reads.read('order-1', ever, load)).toEqual(answer('paid', 12_000));
    expect(load).toHaveBeenCalledTimes(1);
  });

  it('are not set back by an old frame of the stream', async () => {
    const reads = createOrderReads(spacing);
    await reads.read('order-1', ever, async () => answer('paid', 12_000));
    reads.note(order('awaiting-payment', 10_000));
    reads.note(order('awaiting-payment'));
    const load = vi.fn(async () => answer('delivered'));
    expect(await reads.read('order-1', ever, load)).toEqual(answer('paid', 12_000));
  });

  it('tell what was heard a moment ago, but no failure, and nothing that is on its way', async () => {
    const reads = createOrderReads(spacing);
    expect(reads.heard('order-1')).toBeNull();
    const reading = reads.read('order-1', ever, async () => answer('paid', 12_000));
    expect(reads.heard('order-1')).toBeNull();
    await reading;
    expect(reads.heard('order-1')).toEqual(answer('paid', 12_000));
    await vi.advanceTimersByTimeAsync(spacing);
    expect(reads.heard('order-1')).toBeNull();
    const down = { ok: false as const, error: { kind: 'unavailable' as const } };
    await reads.read('order-1', ever, async () => down);
    expect(reads.heard('order-1')).toBeNull();
  });

  it('leave nothing in memory, codes included', async () => {
    const reads = createOrderReads(spacing);
    await reads.read('order-1', ever, async () => answer('delivered'));
    expect(vi.getTimerCount()).toBe(1);
    await vi.advanceTimersByTimeAsync(spacing);
    expect(vi.getTimerCount()).toBe(0);
  });
});
