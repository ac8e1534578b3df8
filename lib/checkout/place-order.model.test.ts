import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import type { SupplierOrder } from '@/schemas/order';
import type { Result } from '@/schemas/result';
import { mayHaveTakenEffect, type SupplierError } from '../cryptorefills/errors';
import { problemOf } from '../cryptorefills/problems';
import { supplierOrder } from '../order/order-fixtures';
import { openStore, type Store, StoreError } from '../store';
import { checkout, orderRequest } from './checkout-fixtures';
import { type PlaceOutcome, placeOrder } from './place-order';

let directory = '';
let store: Store;
let instances: (typeof placeOrder)[] = [];

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'refillery-model-'));
  store = await openStore({ databaseUrl: undefined, sqliteFile: join(directory, 'store.sqlite') });
  vi.resetModules();
  instances = [placeOrder, (await import('./place-order')).placeOrder];
});
afterAll(async () => {
  await store.close();
  await rm(directory, { recursive: true, force: true });
});

type Ending = SupplierError | { kind: 'created' };

const endings = fc.constantFrom<Ending[]>(
  { kind: 'created' },
  { kind: 'unreachable' },
  { kind: 'interrupted' },
  { kind: 'rate-limited', retryAfterSeconds: null },
  { kind: 'blocked' },
  { kind: 'unavailable' },
  { kind: 'not-found' },
  { kind: 'refused', problems: [problemOf('OUT_OF_STOCK')] },
  { kind: 'unreadable' },
);

/** One step of a story: a press on the button, time passing, or the supplier answering a call. */
const steps = fc.array(
  fc.oneof(
    {
      weight: 4,
      arbitrary: fc.record({
        type: fc.constant('press' as const),
        key: fc.constantFrom('one', 'two'),
        instance: fc.nat(1),
        otherBody: fc.boolean(),
        storeBreaks: fc.boolean(),
        ending: endings,
      }),
    },
    { weight: 1, arbitrary: fc.record({ type: fc.constant('wait' as const), s: fc.nat(60) }) },
    { weight: 2, arbitrary: fc.record({ type: fc.constant('answer' as const) }) },
  ),
  { minLength: 1, maxLength: 14 },
);
type Step = typeof steps extends fc.Arbitrary<(infer S)[]> ? S : never;
type Press = Extract<Step, { type: 'press' }>;

/** Plays a story against a fresh session. */
function newStory() {
  const session = { id: crypto.randomUUID(), address: null, userAgent: null };
  const created = new Map<string, Ending[]>();
  const outcomes = new Map<string, PlaceOutcome[]>();
  const faults: unknown[] = [];
  const waiting: (() => void)[] = [];
  const running: Promise<void>[] = [];
  let clock = 1_790_000_000_000;
  const note = <T>(notes: Map<string, T[]>, key: string, value: T) =>
    notes.set(key, [...(notes.get(key) ?? []), value]);

  const broken = () => Promise.reject(new StoreError('unavailable', 'disk full'));

  function press(step: Press) {
    const create = async (): Promise<Result<SupplierOrder, SupplierError>> => {
      note(created, step.key, step.ending);
      await new Promise<void>((resolve) => waiting.push(resolve));
      return step.ending.kind === 'created'
        ? { ok: true, data: supplierOrder({ supplierId: crypto.randomUUID() }) }
        : { ok: false, error: step.ending };
    };
    const unable = { finishCreated: broken, finishRejected: broken, finishUnconfirmed: broken };
    const placing = instances[step.instance]?.({
      store: step.storeBreaks ? { ...store, ...unable } : store,
      session,
      key: step.key,
      checkout: step.otherBody ? checkout({ locale: 'de' }) : checkout(),
      create,
      resolve: async () => ({ ok: true, data: orderRequest }),
      now: () => clock,
      pause: async () => undefined,
    }).then(
      (outcome) => void note(outcomes, step.key, outcome),
      (error: unknown) => void faults.push(error),
    );
    if (placing !== undefined) running.push(placing);
  }

  async function end() {
    let done = false;
    const all = Promise.all(running).then(() => {
      done = true;
    });
    while (!done) {
      waiting.splice(0).forEach((answer) => {
        answer();
      });
      await turn();
    }
    await all;
  }

  return {
    created,
    outcomes,
    faults,
    end,
    async play(step: Step) {
      if (step.type === 'press') press(step);
      else if (step.type === 'wait') clock += step.s * 1000;
      else waiting.shift()?.();
      await turn();
    },
  };
}

it('asks the supplier once per key, whatever happens in whatever order', async () => {
  await fc.assert(
    fc.asyncProperty(steps, async (story) => {
      const { created, outcomes, faults, play, end } = newStory();
      for (const step of story) await play(step);
      await end();
      for (const fault of faults) expect(fault).toBeInstanceOf(StoreError);
      for (const [key, endings] of created) {
        expect(endings).toHaveLength(1);
        const [ending] = endings;
        const seen = outcomes.get(key) ?? [];
        const placed = seen.filter((outcome) => outcome.status === 'placed');
        expect(new Set(placed.map(({ orderId }) => orderId)).size).toBeLessThanOrEqual(1);
        if (ending === undefined || ending.kind === 'created') continue;
        expect(placed).toEqual([]);
        if (!mayHaveTakenEffect(ending)) continue;
        // What may have taken effect is never called refused.
        expect(seen.filter(({ status }) => status === 'refused')).toEqual([]);
      }
    }),
    { numRuns: 200 },
  );
}, 30_000);
