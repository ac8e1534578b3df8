import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createStreamPlaces } from './stream-places';

const limits = { perSession: 2, perAddress: 3 };
const who = (id: string, address: string | null = '203.0.113.7') => ({ id, address });

describe('places for streams', () => {
  it('run out for a session, and for no other', () => {
    const places = createStreamPlaces(limits);
    expect(places.take(who('one'))).not.toBeNull();
    expect(places.take(who('one', '203.0.113.8'))).not.toBeNull();
    expect(places.take(who('one', '203.0.113.9'))).toBeNull();
    expect(places.take(who('two'))).not.toBeNull();
  });

  it('run out for an address, and for no other', () => {
    const places = createStreamPlaces(limits);
    for (const id of ['one', 'two', 'three']) expect(places.take(who(id))).not.toBeNull();
    expect(places.take(who('four'))).toBeNull();
    expect(places.take(who('four', '203.0.113.8'))).not.toBeNull();
  });

  it('run out for a network of IPv6, of which one connection has more addresses than there are', () => {
    const places = createStreamPlaces(limits);
    for (const host of [1, 2, 3])
      expect(places.take(who(`session ${host}`, `2001:db8:0:7::${host}`))).not.toBeNull();
    expect(places.take(who('four', '2001:db8:0:7:ffff::1'))).toBeNull();
    expect(places.take(who('four', '2001:db8:0:8::1'))).not.toBeNull();
  });

  it('are not counted for an address that is not known', () => {
    const places = createStreamPlaces(limits);
    for (let count = 0; count < 9; count += 1) {
      expect(places.take(who(`session ${count}`, null))).not.toBeNull();
    }
  });

  it('take nothing from the session when the address has none left', () => {
    const places = createStreamPlaces(limits);
    for (const id of ['one', 'two', 'three']) places.take(who(id));
    for (let count = 0; count < 9; count += 1) expect(places.take(who('four'))).toBeNull();
    expect(places.take(who('four', null))).not.toBeNull();
  });

  it('can be given back, each once', () => {
    const places = createStreamPlaces(limits);
    const giveBack = places.take(who('one'));
    places.take(who('one'));
    giveBack?.();
    giveBack?.();
    expect(places.take(who('one'))).not.toBeNull();
    expect(places.take(who('one'))).toBeNull();
  });

  it('never exceed their limits, and are forgotten once all are given back', () => {
    const person = fc.record({
      id: fc.constantFrom('one', 'two', 'three'),
      address: fc.constantFrom('203.0.113.7', '203.0.113.8', null),
    });
    fc.assert(
      fc.property(fc.array(fc.oneof(person, fc.nat(20)), { maxLength: 60 }), (steps) => {
        const places = createStreamPlaces(limits);
        const taken: { id: string; address: string | null; giveBack: () => void }[] = [];
        for (const step of steps) {
          if (typeof step === 'number') {
            for (const { giveBack } of taken.splice(step % (taken.length + 1), 1)) giveBack();
            continue;
          }
          const ofSession = taken.filter(({ id }) => id === step.id).length;
          const ofAddress = taken.filter(
            ({ address }) => address !== null && address === step.address,
          ).length;
          const giveBack = places.take(step);
          expect(giveBack === null).toBe(
            ofSession >= limits.perSession || ofAddress >= limits.perAddress,
          );
          if (giveBack !== null) taken.push({ ...step, giveBack });
        }
        for (const { giveBack } of taken) giveBack();
        expect(places.size()).toBe(0);
      }),
    );
  });
});
