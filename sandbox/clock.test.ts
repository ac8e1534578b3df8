import { describe, expect, test } from 'vitest';
import { createClock } from './clock';

describe('the clock', () => {
  function clockOn(start: number, offset = 0) {
    let base = start;
    const clock = createClock(() => base, offset);
    return { clock, pass: (milliseconds: number) => (base += milliseconds) };
  }

  test('goes with its base, as far ahead as it was moved', () => {
    const { clock, pass } = clockOn(1_000, 50);
    clock.advance(200);
    pass(10);
    expect([clock.now(), clock.offset()]).toEqual([1_260, 250]);
  });

  test('stands still, can be moved meanwhile, and goes on from there', () => {
    const { clock, pass } = clockOn(1_000);
    clock.stop();
    clock.stop();
    pass(500);
    expect([clock.now(), clock.offset()]).toEqual([1_000, -500]);
    clock.advance(70);
    expect(clock.now()).toBe(1_070);
    clock.start();
    clock.start();
    expect(clock.now()).toBe(1_070);
    pass(5);
    expect(clock.now()).toBe(1_075);
  });
});
