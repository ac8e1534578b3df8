import { describe, expect, it, vi } from 'vitest';
import { oncePer, oncePerNamed } from './once-per';

describe('what is computed once of an object', () => {
  it('is the same value for the same object, and another for one that merely looks like it', () => {
    const make = vi.fn((numbers: readonly number[]) => numbers.map((number) => number * 2));
    const doubled = oncePer(make);
    const numbers = [1, 2];
    expect(doubled(numbers)).toEqual([2, 4]);
    expect(doubled(numbers)).toBe(doubled(numbers));
    expect(doubled([1, 2])).not.toBe(doubled(numbers));
    expect(make).toHaveBeenCalledTimes(2);
  });

  it('may be nothing', () => {
    const make = vi.fn(() => undefined);
    const nothing = oncePer(make);
    const source = {};
    nothing(source);
    expect(nothing(source)).toBeUndefined();
    expect(make).toHaveBeenCalledOnce();
  });

  it('is computed again where it could not be', () => {
    const make = vi
      .fn((_: object) => 1)
      .mockImplementationOnce(() => {
        throw new Error('once');
      });
    const tried = oncePer(make);
    const source = {};
    expect(() => tried(source)).toThrow('once');
    expect(tried(source)).toBe(1);
  });

  it('is apart for each name', () => {
    const make = vi.fn(({ id }: { id: number }, name: string) => `${name}${id}`);
    const named = oncePerNamed(make);
    const [one, other] = [{ id: 1 }, { id: 2 }];
    const all = () => [named(one, 'a'), named(one, 'b'), named(other, 'a')];
    expect([all(), all()]).toEqual([
      ['a1', 'b1', 'a2'],
      ['a1', 'b1', 'a2'],
    ]);
    expect(make).toHaveBeenCalledTimes(3);
  });
});
