import { describe, expect, it } from 'vitest';
import { publicKeySet, receiptKeysOf } from './keys';
import { seeds } from './receipt-fixtures';

describe('receiptKeysOf', () => {
  it('makes the key of a seed that others make of it too', async () => {
    // RFC 8037, appendix A: a seed, its public key, and the thumbprint of that.
    const seed = '9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60';
    const { keys } = publicKeySet(await receiptKeysOf([seed]));
    expect(keys).toEqual([
      {
        kty: 'OKP',
        crv: 'Ed25519',
        x: '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo',
        kid: 'kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k',
        alg: 'EdDSA',
        use: 'sig',
      },
    ]);
  });

  it('keeps the order of the seeds', async () => {
    const [first, second] = await receiptKeysOf([seeds.first, seeds.second]);
    const [other] = await receiptKeysOf([seeds.second]);
    expect(second?.id).toBe(other?.id);
    expect(first?.id).not.toBe(second?.id);
  });

  it.each(['', 'ab', 'no seed'])('makes none of what is too short: "%s"', async (seed) => {
    await expect(receiptKeysOf([seed])).rejects.toThrow();
  });
});
