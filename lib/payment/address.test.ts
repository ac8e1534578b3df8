import { bech32m } from '@scure/base';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { walletAddress } from '@/sandbox/addresses';
import { rails } from '@/sandbox/rails';
import { type AddressCheck, addressFault, checkAddress, readAddress } from './address';

const networks = {
  evm: { coin: 'USDC', network: 'Base' },
  bitcoin: { coin: 'BTC', network: 'Mainnet' },
  litecoin: { coin: 'LTC', network: 'Mainnet' },
  dogecoin: { coin: 'DOGE', network: 'Mainnet' },
  solana: { coin: 'USDC', network: 'Solana' },
  tron: { coin: 'USDT', network: 'Tron' },
  ton: { coin: 'TON', network: 'Ton' },
  sui: { coin: 'SUI', network: 'Sui' },
} as const;

type Family = keyof typeof networks;

const check = (family: Family, address: string) => checkAddress(networks[family], address);
const kind = (family: Family, address: string) => check(family, address).kind;
const like = (looksLike: Extract<AddressCheck, { kind: 'wrong-network' }>['looksLike']) => ({
  kind: 'wrong-network',
  looksLike,
});

const usdtMaster = 'EQCxE6mUtQJKFnGfaROTKOt1lZbDiiX1kCixRv7Nw2Id_sDs';
const usdtOnTron = 'TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t';
const usdcOnSolana = 'EPjFWdd5AufqSSqeM2qN1xzybapC8G4wEGGkZwyTDt1v';
const elector = 'fcb91a3a3816d0f7b8c2c76108b8a9bc5a6b7a55bd79f8ab101c52db29232260';
const taproot = 'bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0';

/** Published addresses, by what they are an address of. */
const known: [Family, string][] = [
  // EIP-55
  ['evm', '0x52908400098527886E0F7030069857D2E4169EE7'],
  ['evm', '0xde709f2102306220921060314715629080e2fb77'],
  ['evm', '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed'],
  ['evm', '0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359'],
  ['evm', '0xdbF03B407c01E7cD3CBea99509d93f8DDDC8C6FB'],
  ['evm', '0xD1220A0cf47c7B9Be7A2E6BA89F429762e7b9aDb'],
  // BIP 173, BIP 350
  ['bitcoin', 'BC1QW508D6QEJXTDG4Y5R3ZARVARY0C5XW7KV8F3T4'],
  ['bitcoin', 'bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4'],
  ['bitcoin', 'bc1qrp33g0q5c5txsp9arysrx4k6zdkfs4nce4xj0gdcccefvpysxf3qccfmv3'],
  ['bitcoin', taproot],
  ['bitcoin', '1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa'],
  ['bitcoin', '3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLy'],
  ['litecoin', 'LM2WMpR1Rp6j3Sa59cMXMs1SPzj9eXpGc1'],
  ['litecoin', 'MCZjFcwYJwwYqXAbd3bbnxaCVGs81cp43Z'],
  ['litecoin', '3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLy'],
  ['dogecoin', 'DH5yaieqoZN36fDVciNyRueRGvGLR3mr7L'],
  ['tron', usdtOnTron],
  ['solana', usdcOnSolana],
  ['solana', '11111111111111111111111111111111'],
  // TEP-2: both alphabets of Base64, and the raw form
  ['ton', usdtMaster],
  ['ton', usdtMaster.replaceAll('_', '/')],
  ['ton', `-1:${elector}`],
  ['ton', `0:${elector.toUpperCase()}`],
  ['sui', `0x${elector}`],
];

describe('checkAddress', () => {
  it.each(known)('takes for %s: %s', (family, address) => {
    expect(check(family, address)).toEqual({ kind: 'valid' });
    expect(check(family, ` \n\u00a0${address}\t`)).toEqual({ kind: 'valid' });
  });

  it.each<[Family, string]>([
    ['evm', '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAeD'],
    ['bitcoin', '1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNb'],
    ['bitcoin', 'bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t5'],
    // BIP 350: the other checksum's constant, both ways, and letters of both cases.
    ['bitcoin', 'bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqh2y7hd'],
    ['bitcoin', 'bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kemeawh'],
    ['bitcoin', 'bc1Qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4'],
    ['litecoin', 'LM2WMpR1Rp6j3Sa59cMXMs1SPzj9eXpGc2'],
    ['tron', 'TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6u'],
    ['ton', 'EQCxE6mUtQJKFnGfaROTKOt1lZbDiiX1kCixRv7Nw2Id_sDt'],
  ])('finds %s mistyped: %s', (family, address) => {
    expect(check(family, address)).toEqual({ kind: 'wrong-checksum' });
  });

  it.each<[Family, string]>([
    // BIP 350: a character outside the alphabet, lengths and versions that are not in use
    ['bitcoin', 'bc1p38j9r5y49hruaue7wxjce0updqjuyyx0kh56v8s25huc6995vvpql3jow4'],
    ['bitcoin', 'BC1QR508D6QEJXTDG4Y5R3ZARVARYV98GJ9P'],
    ['bitcoin', 'bc1pw5dgrnzv'],
    ['bitcoin', 'BC1SW50QGDZ25J'],
    ['bitcoin', 'bc1zw508d6qejxtdg4y5r3zarvaryvaxxpcs'],
    ['bitcoin', 'bc1pw508d6qejxtdg4y5r3zarvary0c5xw7kw508d6qejxtdg4y5r3zarvary0c5xw7kt5nd6y'],
    // Pay-to-anchor: anybody may spend it.
    ['bitcoin', 'bc1pfeessrawgf'],
    ['bitcoin', 'bc1gmk9yu'],
    ['bitcoin', 'tc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vq5zuyut'],
    ['evm', '5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed'],
    ['evm', '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAe'],
    ['evm', `0x${elector}`],
    ['evm', 'vitalik.eth'],
    ['ton', 'EQCxE6mUtQJKFnGfaROTKOt1lZbDiiX1kCixRv7Nw2Id/s_s'],
    ['ton', `1:${elector}`],
    ['solana', usdcOnSolana.slice(0, -2)],
    ['sui', '0x2'],
    ['tron', ''],
  ])('refuses for %s: %s', (family, address) => {
    expect(check(family, address)).toEqual({ kind: 'malformed' });
  });

  it('refuses witness versions that are not in use, however well they are written', () => {
    const words = bech32m.toWords(new Uint8Array(32).fill(7));
    for (let version = 2; version <= 31; version += 1) {
      const address = bech32m.encode('bc', [version, ...words]);
      expect(check('bitcoin', address)).toEqual({ kind: 'malformed' });
    }
    expect(kind('bitcoin', bech32m.encode('bc', [1, ...words]))).toBe('valid');
    expect(kind('litecoin', bech32m.encode('ltc', [1, ...words]))).toBe('valid');
  });

  it.each<[Family, string, Parameters<typeof like>[0]]>([
    ['evm', usdtOnTron, 'tron'],
    ['evm', 'TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6u', 'tron'],
    ['evm', usdcOnSolana, 'solana'],
    ['tron', '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed', 'evm'],
    ['solana', taproot, 'bitcoin'],
    ['solana', usdtMaster, 'ton'],
    ['bitcoin', 'LM2WMpR1Rp6j3Sa59cMXMs1SPzj9eXpGc1', 'litecoin'],
    ['bitcoin', 'DH5yaieqoZN36fDVciNyRueRGvGLR3mr7L', 'dogecoin'],
    ['dogecoin', '1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa', 'bitcoin'],
    ['bitcoin', `lnbc2500u1${'pvjluez'.repeat(60)}`, 'lightning'],
    ['bitcoin', 'tb1qw508d6qejxtdg4y5r3zarvary0c5xw7kxpjzsx', 'testnet'],
    ['bitcoin', 'mipcBbFg9gMiCh81Kj8tqqdgoZub1ZJRfn', 'testnet'],
    ['bitcoin', '2MzQwSSnBHWHqSAqtTVQ6v47XtaisrJa1Vc', 'testnet'],
    ['evm', 'mipcBbFg9gMiCh81Kj8tqqdgoZub1ZJRfn', 'testnet'],
    ['ton', 'kf/8uRo6OBbQ97jCx2EIuKm8Wmt6Vb15+KsQHFLbKSMiYIny', 'testnet'],
    ['ton', 'kf_8uRo6OBbQ97jCx2EIuKm8Wmt6Vb15-KsQHFLbKSMiYIny', 'testnet'],
  ])('tells for %s what %s looks like: %s', (family, address, looksLike) => {
    expect(check(family, address)).toEqual(like(looksLike));
  });

  it.each([
    ['XMR', 'Mainnet'],
    ['USDC', 'Nowhere'],
    ['BTC', 'Lightning'],
  ])('says nothing of %s on %s', (coin, network) => {
    for (const [, address] of known) {
      expect(checkAddress({ coin, network }, address)).toEqual({ kind: 'unknown-network' });
    }
  });
});

describe('what is wrong with an address for money back', () => {
  it.each([
    ['0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed', null],
    ['0x5aaeb6053F3E94C9b9A09f33669435E7Ef1BeAed', 'wrong-checksum'],
    ['mipcBbFg9gMiCh81Kj8tqqdgoZub1ZJRfn', 'wrong-network'],
    ['mine', 'malformed'],
  ])('of %s is %s', (address, fault) => {
    expect(addressFault(networks.evm, address)).toBe(fault);
  });

  it('is nothing where nobody knows the network', () => {
    expect(addressFault({ coin: 'USDC', network: 'Nowhere' }, 'mine')).toBeNull();
  });
});

const families = Object.keys(networks).filter((name): name is Family => name in networks);

describe('any text', () => {
  it('is answered, and only ever from the list', () => {
    const kinds = ['valid', 'wrong-checksum', 'wrong-network', 'malformed'];
    const text = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.string(),
      fc
        .tuple(fc.constantFrom('0x', 'bc1', 'ltc1', 'T', 'EQ', '0:', 'lnbc', '1'), fc.string())
        .map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(fc.constantFrom(...families), text, (family, address) => {
        expect(kinds).toContain(kind(family, address));
        expect(kinds).toContain(kind(family, readAddress(address)));
      }),
    );
  });

  it('of more than 200 characters is no address', () => {
    for (const family of families) {
      expect(kind(family, `bc1${'q'.repeat(198)}`)).toBe('malformed');
      expect(kind(family, `0x${'a'.repeat(100_000)}`)).toBe('malformed');
    }
  });

  it('with something invisible or blank inside is no address', () => {
    const stray = fc.constantFrom(' ', '\n', '\u200b', '\u00ad', '\u202e', '\ufeff', '\u2060');
    fc.assert(
      fc.property(fc.constantFrom(...known), stray, fc.nat(), ([family, address], mark, at) => {
        const split = 1 + (at % (address.length - 1));
        const marked = address.slice(0, split) + mark + address.slice(split);
        expect(check(family, marked)).toEqual({ kind: 'malformed' });
      }),
    );
    expect(kind('tron', `${usdtOnTron}\u200b`)).toBe('malformed');
  });
});

/** Characters of every alphabet in use here, so that a flip mostly stays within the form. */
const characters = [...'0123456789abcdefghijkmnopqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZlIO-_+/'];

/** Base64 and Base64url write two values with different characters: still the same address. */
const sameInBase64 = new Set(['+-', '-+', '/_', '_/']);

describe('one wrong character', () => {
  const summed = known.filter(([family, address]) => {
    return !['evm', 'solana', 'sui'].includes(family) && !address.includes(':');
  });

  it('anywhere in an address with a checksum is never valid', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...summed),
        fc.nat(),
        fc.constantFrom(...characters),
        ([family, address], place, character) => {
          const at = place % address.length;
          fc.pre(character !== address.charAt(at));
          fc.pre(!(family === 'ton' && sameInBase64.has(character + address.charAt(at))));
          const flipped = address.slice(0, at) + character + address.slice(at + 1);
          expect(kind(family, flipped), flipped).not.toBe('valid');
        },
      ),
      { numRuns: 3000 },
    );
  });

  it('is never valid in addresses of the sandbox either', () => {
    const chains = fc.constantFrom('bitcoin', 'litecoin', 'dogecoin', 'tron');
    fc.assert(
      fc.property(
        chains,
        fc.uuid(),
        fc.nat(),
        fc.constantFrom(...characters),
        (chain, id, place, character) => {
          const address = walletAddress(chain, { id, satoshi: 1n, createdAt: 0 });
          const at = place % address.length;
          fc.pre(character !== address.charAt(at));
          const flipped = address.slice(0, at) + character + address.slice(at + 1);
          expect(kind(chain, flipped), flipped).not.toBe('valid');
        },
      ),
      { numRuns: 500 },
    );
  });

  it('shows in the case of any letter of an EIP-55 address', () => {
    const mixed = known.filter(([family, address]) => {
      return family === 'evm' && /[a-f]/.test(address) && /[A-F]/.test(address);
    });
    for (const [family, address] of mixed) {
      for (const [at, character] of Array.from(address).entries()) {
        if (at < 2 || !/[a-f]/i.test(character)) continue;
        const other =
          character === character.toLowerCase() ? character.toUpperCase() : character.toLowerCase();
        const flipped = address.slice(0, at) + other + address.slice(at + 1);
        expect(check(family, flipped)).toEqual({ kind: 'wrong-checksum' });
      }
    }
    expect(mixed).toHaveLength(4);
  });
});

describe('addresses of the sandbox', () => {
  const onChain = rails.filter(({ chain }) => chain !== 'lightning');

  it('are valid on their own network and on no other family’s', () => {
    fc.assert(
      fc.property(fc.constantFrom(...onChain), fc.uuid(), (rail, id) => {
        const address = walletAddress(rail.chain, { id, satoshi: 1n, createdAt: 0 });
        expect(checkAddress(rail, address)).toEqual({ kind: 'valid' });
        for (const other of onChain.filter(({ chain }) => chain !== rail.chain)) {
          expect(checkAddress(other, address)).toEqual(like(rail.chain));
        }
      }),
    );
  });

  it('are named for what they are when they are invoices', () => {
    const order = { id: 'any', satoshi: 2500n, createdAt: 1_795_231_433_000 };
    const invoice = walletAddress('lightning', order);
    for (const family of families) expect(check(family, invoice)).toEqual(like('lightning'));
  });
});
