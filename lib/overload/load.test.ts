import { beforeEach, describe, expect, it } from 'vitest';
import { createLoad, mostUnderWay as most, type Visitor } from './load';

let clock = 0;
let busy = 0;
beforeEach(() => {
  clock = 0;
  busy = 0;
});

const later = (ms: number) => {
  clock += ms;
};

/** A process with so many pages of each kind of visitor under way, as busy as `busy` says since it was last asked. */
function world({ newcomers = 0, known = 0 } = {}) {
  const load = createLoad({ utilization: () => busy, now: () => clock });
  const begin = (count: number, visitor: Visitor) =>
    Array.from({ length: count }, () => load.begin(visitor));
  const ends = [...begin(newcomers, 'newcomers'), ...begin(known, 'known')];
  const room = () => [load.hasRoom('newcomers'), load.hasRoom('known')];
  return { ...load, ends, room };
}

const many = { newcomers: 10_000, known: 10_000 };

describe('a process', () => {
  it.each([0, 0.5, 0.94])('that is busy for %s of its time has room for any number', (share) => {
    const { room } = world(many);
    busy = share;
    later(10_000);
    expect(room()).toEqual([true, true]);
  });

  it.each([0.95, 1])(
    'that is busy for %s of its time has room while few are under way',
    (share) => {
      const { room } = world({ newcomers: most.newcomers - 1, known: most.known - 1 });
      busy = share;
      later(2_000);
      expect(room()).toEqual([true, true]);
    },
  );

  it('without time has places for those who were here before, and others for those who were not', () => {
    busy = 1;
    const newcomers = world({ newcomers: most.newcomers });
    const known = world({ known: most.known });
    later(2_000);
    expect(newcomers.room()).toEqual([false, true]);
    expect(known.room()).toEqual([true, false]);
  });

  it('lets a burst in, but not for longer than two seconds', () => {
    const { newcomers, known } = most;
    const almost = world({ newcomers: 4 * newcomers - 1, known: 4 * known - 1 });
    const full = world({ newcomers: 4 * newcomers, known: 4 * known });
    busy = 1;
    later(1_999);
    expect(almost.room()).toEqual([true, true]);
    expect(full.room()).toEqual([false, false]);
    later(1);
    expect(almost.room()).toEqual([false, false]);
    busy = 0;
    later(250);
    expect([full.room(), almost.room()]).toEqual([
      [true, true],
      [true, true],
    ]);
    busy = 1;
    later(250);
    expect(almost.room()).toEqual([true, true]);
  });

  it('has room again as soon as pages are done, each of which ends once', () => {
    const { room, ends, begin } = world({ newcomers: most.newcomers });
    busy = 1;
    later(2_000);
    expect(room()).toEqual([false, true]);
    const [first] = ends;
    first?.();
    expect(room()).toEqual([true, true]);
    first?.();
    begin('newcomers');
    expect(room()).toEqual([false, true]);
  });

  it('forgets pages of which nobody says that they are done', () => {
    const { room, begin } = world({ newcomers: most.newcomers });
    busy = 1;
    later(29_999);
    begin('newcomers');
    expect(room()).toEqual([false, true]);
    later(1);
    expect(room()).toEqual([true, true]);
  });

  it('is asked how busy it was once in a while, and of that while', () => {
    const { room } = world(many);
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
