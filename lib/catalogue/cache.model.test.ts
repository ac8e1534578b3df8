import { setImmediate as turn } from 'node:timers/promises';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type Answer, down, fakeCopies, later, setUp } from './cache-fixtures';

const staleMs = 60_000;
const endings = fc.constantFrom('good', 'good', 'empty', 'down', 'busy');
type Ending = 'good' | 'empty' | 'down' | 'busy';

/** One step of a story: a visit, time passing, an answer, a restart, the store breaking or not. */
const steps = fc.array(
  fc.oneof(
    {
      weight: 6,
      arbitrary: fc.record({
        type: fc.constant('visit' as const),
        instance: fc.nat(1),
        key: fc.constantFrom('us', 'de'),
      }),
    },
    { weight: 5, arbitrary: fc.record({ type: fc.constant('answer' as const), ending: endings }) },
    {
      weight: 3,
      arbitrary: fc.record({
        type: fc.constant('wait' as const),
        ms: fc.oneof(fc.nat(200), fc.nat(5_000), fc.nat(70_000)),
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({ type: fc.constant('restart' as const), instance: fc.nat(1) }),
    },
    {
      weight: 1,
      arbitrary: fc.record({ type: fc.constant('store' as const), broken: fc.boolean() }),
    },
  ),
  // The usual size is some ten steps: too few for a good answer, its ageing and an empty one.
  { minLength: 1, maxLength: 60, size: 'max' },
);

/** A call to the supplier; `asked` and `at` order it among the others. */
type Call = { key: string; life: object; asked: number; at: number; answeredStep: number };
type Pending = Call & { answer: (value: Answer) => void };

type World = {
  now: number;
  goods: Call[];
  /** By identity: which call brought the list that a visitor was shown. */
  origin: Map<string[], Call>;
  storeEverBroken: boolean;
};

/** What is wrong with showing this answer now to who asked one life of the shop for the key. */
function fault(answer: Answer, key: string, life: object, world: World): string | null {
  if (!answer.ok) return null;
  const call = world.origin.get(answer.data);
  if (call === undefined || call.key !== key) return 'shown what was never loaded for it';
  if (answer.data.length > 0) {
    return world.now - call.at < staleMs ? null : 'shown what is too old';
  }
  const better = world.goods.some(
    (good) =>
      good.key === key &&
      world.now - good.at < staleMs &&
      // Others' copies can be known only if they were there when the supplier was asked.
      (good.life === life || (!world.storeEverBroken && good.answeredStep < call.asked)),
  );
  return better ? 'shown nothing though there was something' : null;
}

function tell() {
  const { store, copies } = fakeCopies();
  const { clock, start } = setUp({ copies });
  const lives = [start(), start()];
  const pending: Pending[] = [];
  const goods: Call[] = [];
  const origin = new Map<string[], Call>();
  const state = { step: 0, everBroken: false, waiting: 0, wrong: '' };

  return {
    state,
    pending,
    visit(instance: number, key: string) {
      const life = lives[instance];
      if (life === undefined) return;
      state.waiting += 1;
      const fetcher = () => {
        const { answer, fetcher: wait } = later();
        pending.push({ key, life, asked: state.step, at: 0, answeredStep: 0, answer });
        return wait();
      };
      void life.get(key, fetcher).then((answer) => {
        state.waiting -= 1;
        const world = { now: clock.now, goods, origin, storeEverBroken: state.everBroken };
        state.wrong ||= fault(answer, key, life, world) ?? '';
      });
    },
    answer(ending: Ending) {
      const call = pending.shift();
      if (call === undefined) return;
      call.at = clock.now;
      call.answeredStep = state.step;
      const data = ending === 'good' ? ['brand'] : [];
      if (ending === 'good' || ending === 'empty') {
        origin.set(data, call);
        if (ending === 'good') goods.push(call);
        call.answer({ ok: true, data });
      } else {
        call.answer(ending === 'busy' ? { ok: false, error: 'busy' } : down);
      }
    },
    wait(ms: number) {
      clock.now += ms;
    },
    restart(instance: number) {
      lives[instance] = start();
    },
    setStore(broken: boolean) {
      store.broken = broken;
      state.everBroken ||= broken;
    },
  };
}

it('shows only what was loaded, never too old, and nothing only when there is nothing', async () => {
  await fc.assert(
    fc.asyncProperty(steps, async (story) => {
      const world = tell();
      for (const step of story) {
        world.state.step += 1;
        if (step.type === 'visit') world.visit(step.instance, step.key);
        else if (step.type === 'answer') world.answer(step.ending);
        else if (step.type === 'wait') world.wait(step.ms);
        else if (step.type === 'restart') world.restart(step.instance);
        else world.setStore(step.broken);
        await turn();
        expect(world.state.wrong).toBe('');
      }
      while (world.pending.length > 0) {
        world.answer('down');
        await turn();
      }
      expect(world.state).toMatchObject({ waiting: 0, wrong: '' });
    }),
    { numRuns: 500 },
  );
});
