import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  type KnownPrice,
  mostRenewals,
  type PriceState,
  renewMs,
  settleMs,
  watchPrice,
} from './price-watch';

const start = Date.UTC(2026, 0, 1);

/** A watch on a page that is moved by hand. */
function setUp(first: KnownPrice | null = null) {
  const life = { visible: true, online: true, listen: () => {} };
  const told: PriceState[] = [];
  const answers: (KnownPrice | null)[] = [];
  const ask = vi.fn(async () => {
    const answer = answers.shift();
    return answer === undefined ? { price: `${ask.mock.calls.length}.00`, at: Date.now() } : answer;
  });
  const watch = watchPrice({
    first,
    ask,
    tell: (state) => told.push(state),
    page: {
      isVisible: () => life.visible,
      isOnline: () => life.online,
      onChange: (listen) => {
        life.listen = listen;
        return () => {
          life.listen = () => {};
        };
      },
    },
  });
  const turn = async (change: Partial<Pick<typeof life, 'visible' | 'online'>>) => {
    Object.assign(life, change);
    life.listen();
    await vi.advanceTimersByTimeAsync(0);
  };
  return { watch, ask, answers, told, turn, pass: (ms: number) => vi.advanceTimersByTimeAsync(ms) };
}

beforeEach(() => {
  vi.useFakeTimers({ now: start });
});
afterEach(() => {
  vi.useRealTimers();
});

describe('a watched price', () => {
  it('is asked for once the choice has settled', async () => {
    const { ask, told, pass } = setUp();
    expect(told).toEqual([{ state: 'asking' }]);
    await pass(settleMs - 1);
    expect(ask).not.toHaveBeenCalled();
    await pass(1);
    expect(told.at(-1)).toEqual({
      state: 'known',
      price: '1.00',
      at: start + settleMs,
      trouble: null,
    });
  });

  it('that came with the page stands, and is asked for when it has grown old', async () => {
    const { ask, told, pass } = setUp({ price: '9.00', at: start - 20_000 });
    expect(told).toEqual([{ state: 'known', price: '9.00', at: start - 20_000, trouble: null }]);
    await pass(renewMs - 20_000 - 1);
    expect(ask).not.toHaveBeenCalled();
    await pass(1);
    expect(ask).toHaveBeenCalledTimes(1);
    expect(told.at(-1)).toMatchObject({ price: '1.00' });
  });

  it('never gives way to a blank while it is renewed', async () => {
    const { told, pass } = setUp();
    await pass(settleMs + 3 * renewMs);
    expect(told.filter(({ state }) => state === 'asking').length).toBeLessThanOrEqual(2);
    expect(told.slice(2).map(({ state }) => state)).toEqual(['known', 'known', 'known', 'known']);
  });

  it('is left alone while nobody looks, and renewed at once when they come back', async () => {
    const { ask, turn, pass } = setUp();
    await pass(settleMs);
    await turn({ visible: false });
    await pass(10 * renewMs);
    expect(ask).toHaveBeenCalledTimes(1);
    await turn({ visible: true });
    expect(ask).toHaveBeenCalledTimes(2);
  });

  it('that is young is not asked for because the page is looked at again', async () => {
    const { ask, turn, pass } = setUp();
    await pass(settleMs);
    await turn({ visible: false });
    await turn({ visible: true });
    expect(ask).toHaveBeenCalledTimes(1);
  });

  it('keeps its age when it cannot be renewed, and says so', async () => {
    const { told, answers, pass } = setUp({ price: '9.00', at: start });
    answers.push(null);
    await pass(renewMs);
    expect(told.at(-1)).toEqual({ state: 'known', price: '9.00', at: start, trouble: 'failed' });
    await pass(renewMs);
    expect(told.at(-1)).toMatchObject({ price: '2.00', trouble: null });
  });

  it('that is missing can be asked for again by hand', async () => {
    const { watch, told, answers, pass } = setUp();
    answers.push(null);
    await pass(settleMs);
    expect(told.at(-1)).toEqual({ state: 'missing', trouble: 'failed' });
    watch.retry();
    await pass(0);
    expect(told.slice(-2)).toMatchObject([{ state: 'asking' }, { state: 'known', price: '2.00' }]);
  });

  it('waits for the network, and comes with it', async () => {
    const { watch, ask, told, turn, pass } = setUp();
    await turn({ online: false });
    await pass(settleMs);
    expect(told.at(-1)).toEqual({ state: 'missing', trouble: 'offline' });
    watch.retry();
    await pass(0);
    expect(ask).not.toHaveBeenCalled();
    await turn({ online: true });
    expect(told.at(-1)).toMatchObject({ state: 'known', price: '1.00' });
  });

  it('is not asked for twice at a time', async () => {
    const { watch, ask, pass } = setUp();
    watch.retry();
    watch.retry();
    await pass(settleMs);
    expect(ask).toHaveBeenCalledTimes(1);
  });

  it('is not kept up for ever on a page that was forgotten', async () => {
    const { ask, pass } = setUp();
    await pass(settleMs + 100 * renewMs);
    expect(ask).toHaveBeenCalledTimes(mostRenewals + 1);
  });

  it('says nothing more once it is stopped', async () => {
    const { watch, told, turn, pass } = setUp();
    await pass(settleMs - 1);
    watch.stop();
    const before = told.length;
    await turn({ visible: true });
    await pass(renewMs);
    expect(told).toHaveLength(before);
  });
});
