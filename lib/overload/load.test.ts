import { beforeEach, describe, expect, it } from 'vitest';
import { createLoad, mostUnderWay } from './load';

let clock = 0;
let busy = 0;
beforeEach(() => {
  clock = 0;
  busy = 0;
});

const later = (ms: number) => {
  clock += ms;
};

/** A process with so many pages under way, which was as busy as `busy` says since it was last asked. */
function world(underWay = 0) {
  const load = createLoad({ utilization: () => busy, now: () => clock });
  const ends = Array.from({ length: underWay }, load.begin);
  const room = () => [load.hasRoom('newcomers'), load.hasRoom('known')];
  return { ...load, ends, room };
}

describe('a process', () => {
  it.each([0, 0.5, 0.94])('that is busy for %s of its time has room for any number', (share) => {
    const { room } = world(10_000);
    busy = share;
    later(1_000);
    expect(room()).toEqual([true, true]);
  });

  it.each([0.95, 1])(
    'that is busy for %s of its time has room while few are under way',
    (share) => {
      const { room } = world(mostUnderWay.newcomers - 1);
      busy = share;
      later(1_000);
      expect(room()).toEqual([true, true]);
    },
  );

  it('without time has room for those who were here before, and then for nobody', () => {
    busy = 1;
    const some = world(mostUnderWay.newcomers);
    const many = world(mostUnderWay.known - 1);
    const most = world(mostUnderWay.known);
    later(1_000);
    expect(some.room()).toEqual([false, true]);
    expect(many.room()).toEqual([false, true]);
    expect(most.room()).toEqual([false, false]);
  });

  it('has room again as soon as pages are done, each of which ends once', () => {
    const { room, ends, begin } = world(mostUnderWay.newcomers);
    busy = 1;
    later(1_000);
    expect(room()).toEqual([false, true]);
    const [first] = ends;
    first?.();
    expect(room()).toEqual([true, true]);
    first?.();
    begin();
    expect(room()).toEqual([false, true]);
  });

  it('is asked how busy it was once in a while, and of that while', () => {
    const { room } = world(10_000);
    busy = 1;
    later(249);
    expect(room()).toEqual([true, true]);
    later(1);
    expect(room()).toEqual([false, false]);
    busy = 0.2;
    later(249);
    expect(room()).toEqual([false, false]);
    later(1);
    expect(room()).toEqual([true, true]);
  });
});
