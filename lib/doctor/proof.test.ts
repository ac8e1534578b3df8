import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createProofCheck, makeProof } from './proof';

const secret = 'an-older-secret-of-this-very-test-0';
const now = Date.UTC(2026, 0, 2, 3, 4, 5);
const accepts = (given: string | null, at = now, secrets = [secret]) =>
  createProofCheck()(given, { secrets, now: at });

it('is accepted when it was made with any of the secrets', () => {
  expect(accepts(makeProof(secret, now))).toBe(true);
  expect(accepts(makeProof(secret, now), now, ['a newer one', secret])).toBe(true);
});

it('is not accepted when it was made with another secret, or with none', () => {
  expect(accepts(makeProof('another', now))).toBe(false);
  expect(accepts(makeProof('', now))).toBe(false);
  expect(accepts(makeProof(secret, now), now, [])).toBe(false);
});

it('is accepted within a minute of its time, either way', () => {
  const proof = makeProof(secret, now);
  for (const late of [-60_000, 60_000]) expect(accepts(proof, now + late)).toBe(true);
  for (const late of [-60_001, 60_001]) expect(accepts(proof, now + late)).toBe(false);
});

it('is accepted once, for as long as it is fresh', () => {
  const isProven = createProofCheck();
  const proof = makeProof(secret, now);
  expect(isProven(proof, { secrets: [secret], now })).toBe(true);
  for (const late of [0, 30_000, 60_000]) {
    // Others come in between, and what is too old is forgotten.
    const other = makeProof(secret, now + late);
    expect(isProven(other, { secrets: [secret], now: now + late })).toBe(true);
    expect(isProven(proof, { secrets: [secret], now: now + late })).toBe(false);
  }
});

describe('a forged one', () => {
  const [time = '', nonce = '', mac = ''] = makeProof(secret, now).split('.');

  it('is not accepted, whatever part of it was changed', () => {
    const changed = (text: string) => `${text.startsWith('A') ? 'B' : 'A'}${text.slice(1)}`;
    for (const proof of [
      `${now + 1}.${nonce}.${mac}`,
      `${time}.${changed(nonce)}.${mac}`,
      `${time}.${nonce}.${changed(mac)}`,
      `${time}.${nonce}.`,
      `${time}.${nonce}`,
    ]) {
      expect(accepts(proof), proof).toBe(false);
    }
  });

  it('is not accepted when the secret itself was the key, as for other uses of it', () => {
    const claim = `${time}.${nonce}`;
    for (const key of [secret, `refillery rate limits v1\0${secret}`]) {
      const other = createHmac('sha256', key).update(claim).digest('base64url');
      expect(accepts(`${claim}.${other}`)).toBe(false);
    }
  });

  it('is not accepted, nor is it a fault, whatever it looks like', () => {
    expect(accepts(null)).toBe(false);
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(accepts(text)).toBe(false);
        expect(accepts(`${now}.${text}`)).toBe(false);
      }),
    );
  });
});
