import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readAddress } from './uri';

const evm = '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed';
const token = '0x833589fCD6eDb6E08f4c7C32D4f71b54bdA02913';
const bitcoin = 'bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4';
const solana = 'EPjFWdd5AufqSSqeM2qN1xzybapC8G4wEGGkZwyTDt1v';
const ton = 'EQCxE6mUtQJKFnGfaROTKOt1lZbDiiX1kCixRv7Nw2Id_sDs';
const sui = `0x${'0b'.repeat(32)}`;

describe('readAddress', () => {
  it.each([
    [` ${evm}\n`, evm],
    [`ethereum:${evm}`, evm],
    [`ethereum:pay-${evm}@1?value=1`, evm],
    [`ethereum:${token}@8453/transfer?address=${evm}&uint256=10530000`, evm],
    [`bitcoin:${bitcoin}?amount=0.00003&label=Any%20shop`, bitcoin],
    [`BITCOIN:${bitcoin.toUpperCase()}?amount=1`, bitcoin.toUpperCase()],
    [`bitcoin://${bitcoin}`, bitcoin],
    ['litecoin:LM2WMpR1Rp6j3Sa59cMXMs1SPzj9eXpGc1', 'LM2WMpR1Rp6j3Sa59cMXMs1SPzj9eXpGc1'],
    ['dogecoin:DH5yaieqoZN36fDVciNyRueRGvGLR3mr7L?amount=1', 'DH5yaieqoZN36fDVciNyRueRGvGLR3mr7L'],
    ['tron:TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t?amount=1', 'TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t'],
    [`solana:${solana}?amount=1&spl-token=${solana}`, solana],
    [`ton://transfer/${ton}?amount=1`, ton],
    [`sui:pay?receiver=${sui}&amount=1`, sui],
    [`sui:${sui}`, sui],
  ])('finds the receiver in %s', (text, address) => {
    expect(readAddress(text)).toBe(address);
  });

  it('hands a mistyped receiver on, for its checksum to be told', () => {
    expect(readAddress(`bitcoin:${bitcoin.slice(0, -1)}5`)).toBe(`${bitcoin.slice(0, -1)}5`);
  });

  it.each([
    // Without its call this would be the address of the token's contract.
    `ethereum:${token}@1/approve?address=${evm}&uint256=1`,
    `ethereum:${token}@1/transfer?uint256=1`,
    'ethereum:vitalik.eth',
    `bitcoin:${evm}`,
    'bitcoin:?lightning=lnbc1',
    `bitcoin:${bitcoin}?req-somethingnew=1`,
    `ton://transfer/${ton}?text=104477`,
    `solana:${solana}?memo=104477`,
    `solana:https%3A%2F%2Fexample.test`,
    `lightning:lnbc1`,
    `https://example.test/${evm}`,
    `0:${'ab'.repeat(32)}`,
    `bitcoin:${bitcoin}?label=${'x'.repeat(1000)}`,
    '',
  ])('leaves as it is: %s', (text) => {
    expect(readAddress(text)).toBe(text);
  });

  it('never throws, and gives nothing that was not pasted', () => {
    const start = fc.constantFrom('', 'bitcoin:', 'ethereum:', 'ton://transfer/', 'sui:pay?');
    const rest = fc.string({ unit: 'grapheme' });
    fc.assert(
      fc.property(start, rest, (scheme, text) => {
        expect(scheme + text).toContain(readAddress(scheme + text));
      }),
    );
  });
});
