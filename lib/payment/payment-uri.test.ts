import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeBech32, encodeBech32 } from '@/sandbox/addresses/bech32';
import { compareDecimals } from '../money';
import { readAddress } from './address';
import type { Asset } from './assets';
import { toBaseUnits } from './base-units';
import { readInvoice } from './bolt11';
import { decimalOf, invoiceOver, known, payments, tokenAccount, wallets } from './payment-fixtures';
import { paymentUri } from './payment-uri';

const { evm, solana, ton } = wallets;

describe('paymentUri', () => {
  it.each<[string, string, string, string]>([
    ['BTC', 'Mainnet', '0.00003000', `bitcoin:${wallets.bitcoin}?amount=0.00003`],
    ['LTC', 'Mainnet', '1', `litecoin:${wallets.litecoin}?amount=1`],
    ['DOGE', 'Mainnet', '3.20', `dogecoin:${wallets.dogecoin}?amount=3.2`],
    ['ETH', 'ETH Mainnet', '0.018', `ethereum:${evm}@1?value=18000000000000000`],
    ['ETH', 'Base', '1', `ethereum:${evm}@8453?value=1000000000000000000`],
    [
      'USDC',
      'Base',
      '10.53',
      `ethereum:0x833589fCD6eDb6E08f4c7C32D4f71b54bdA02913@8453/transfer?address=${evm}&uint256=10530000`,
    ],
    [
      'DAI',
      'ETH Mainnet',
      '1.000000000000000001',
      `ethereum:0x6B175474E89094C44Da98b954EedeAC495271d0F@1/transfer?address=${evm}&uint256=1000000000000000001`,
    ],
    ['SOL', 'Solana', '0.018602', `solana:${solana}?amount=0.018602`],
    ['SOL', 'Solana', '.5', `solana:${solana}?amount=0.5`],
    [
      'USDC',
      'Solana',
      '10.53',
      `solana:${solana}?amount=10.53&spl-token=EPjFWdd5AufqSSqeM2qN1xzybapC8G4wEGGkZwyTDt1v`,
    ],
    ['TON', 'Ton', '1.2', `ton://transfer/${ton}?amount=1200000000`],
    [
      'USDT',
      'Ton',
      '2.5',
      `ton://transfer/${ton}?jetton=EQCxE6mUtQJKFnGfaROTKOt1lZbDiiX1kCixRv7Nw2Id_sDs&amount=2500000`,
    ],
  ])('of %s on %s over %s', (coin, network, amount, uri) => {
    const asset = known(coin, network);
    const address = asset.family === 'lightning' ? '' : wallets[asset.family];
    expect(paymentUri(asset, address, amount)).toBe(uri);
  });

  it.each([
    ['USDT', 'Tron'],
    ['TRX', 'Tron'],
    ['SUI', 'Sui'],
    ['USDC', 'Sui'],
  ])('is none of %s on %s', (coin, network) => {
    const asset = known(coin, network);
    const address = asset.family === 'lightning' ? '' : wallets[asset.family];
    expect(paymentUri(asset, address, '1')).toBeNull();
  });

  it.each([
    ['DAI', 'ETH Mainnet', evm, '1.0000000000000000001'],
    ['SOL', 'Solana', solana, '5e-1'],
    ['BTC', 'Mainnet', wallets.bitcoin, '3e-5'],
    ['BTC', 'Mainnet', wallets.bitcoin, '0.000000001'],
    ['BTC', 'Mainnet', wallets.bitcoin, '0'],
    ['TON', 'Ton', ton, '0.0000000001'],
    ['USDC', 'Base', evm, '1,5'],
  ])('is none of %s on %s to %s over %s', (coin, network, address, amount) => {
    expect(paymentUri(known(coin, network), address, amount)).toBeNull();
  });

  it.each([
    ['a mistyped address', 'BTC', 'Mainnet', 'bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t5'],
    ['a test network’s', 'BTC', 'Mainnet', 'tb1qw508d6qejxtdg4y5r3zarvary0c5xw7kxpjzsx'],
    ['an invoice for an address', 'BTC', 'Mainnet', invoiceOver(100_000_000n)],
    ['letters of the wrong case', 'USDC', 'Base', evm.replace('A', 'a')],
    ['another chain’s', 'USDC', 'Base', wallets.tron],
    ['something behind it', 'USDC', 'Base', `${evm}&uint256=1`],
    ['a blank around it', 'USDC', 'Base', ` ${evm}`],
    ['a known token account', 'USDC', 'Solana', tokenAccount],
    ['a program’s address', 'SOL', 'Solana', '3gF2KMe9KiC6FNVBmfg9i267aMPvK37FewCip4eGBFcT'],
    ['a mistyped one', 'TON', 'Ton', ton.replace('s', 't')],
    ['a raw one, which has no checksum', 'TON', 'Ton', `0:${'ab'.repeat(32)}`],
    ['one that would need escaping', 'TON', 'Ton', ton.replace('_', '/')],
    ['nothing', 'BTC', 'Mainnet', ''],
  ])('is none for %s', (_, coin, network, address) => {
    expect(paymentUri(known(coin, network), address, '1')).toBeNull();
  });
});

/** An invoice of one bitcoin on the test network. */
function testInvoice(): string {
  const words = decodeBech32(invoiceOver(100_000_000n))?.words ?? [];
  return encodeBech32('lntb1000m', words);
}

describe('an invoice’s', () => {
  const lightning = known('BTC', 'Lightning');

  it('is read on the test network too, and given on Bitcoin’s alone', () => {
    expect(readInvoice(testInvoice())).toMatchObject({ network: 'test', msat: 100_000_000_000n });
  });

  it('is the invoice in lower case, in whichever it came', () => {
    const invoice = invoiceOver(31_904n);
    for (const text of [invoice, invoice.toUpperCase()]) {
      expect(paymentUri(lightning, text, '0.00031904')).toBe(`lightning:${invoice}`);
    }
  });

  it.each([
    ['more than the order', '0.00031903'],
    ['less than the order', '0.00031905'],
    ['a thousandth of a satoshi less', '0.00031904001'],
    ['less than a thousandth less', '0.000319040001'],
    ['no amount that can be read', '3.1904e-4'],
  ])('is none when it asks for %s', (_, amount) => {
    expect(paymentUri(lightning, invoiceOver(31_904n), amount)).toBeNull();
  });

  it.each([
    ['was mistyped', `${invoiceOver(100_000_000n).slice(0, -1)}q`],
    ['is in both cases', invoiceOver(100_000_000n).replace('lnbc', 'LNBC')],
    ['is an address', wallets.bitcoin],
    ['is of the test network', testInvoice()],
    // BOLT11's example that leaves the amount to the payer.
    [
      'names no amount',
      'lnbc1pvjluezsp5zyg3zyg3zyg3zyg3zyg3zyg3zyg3zyg3zyg3zyg3zyg3zyg3zygspp5qqqsyqcyq5rqwzqfqqqsyqcyq5rqwzqfqqqsyqcyq5rqwzqfqypqdpl2pkx2ctnv5sxxmmwwd5kgetjypeh2ursdae8g6twvus8g6rfwvs8qun0dfjkxaq9qrsgq357wnc5r2ueh7ck6q93dj32dlqnls087fxdwk8qakdyafkq3yap9us6v52vjjsrvywa6rt52cm9r9zqt8r2t7mlcwspyetp5h2tztugp9lfyql',
    ],
  ])('is none when it %s', (_, invoice) => {
    expect(paymentUri(lightning, invoice, '1')).toBeNull();
  });

  it('asks for exactly the amount, whatever it is', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 1n, max: 10n ** 12n }), fc.uuid(), (satoshi, id) => {
        const invoice = invoiceOver(satoshi, id);
        expect(paymentUri(lightning, invoice, decimalOf(satoshi, 8))).toBe(`lightning:${invoice}`);
        expect(paymentUri(lightning, invoice, decimalOf(satoshi + 1n, 8))).toBeNull();
      }),
    );
  });
});

/** What a wallet would send, read without the code that wrote it: base units and the token. */
function sentBy(uri: string, { family, decimals }: Asset) {
  const url = new URL(uri);
  const parameters = Object.fromEntries(url.searchParams);
  const [contract = '', chainId] = /^([^@]*)@(\d+)/.exec(url.pathname)?.slice(1) ?? [];
  switch (family) {
    case 'evm':
      return url.pathname.includes('/transfer')
        ? { units: parameters.uint256, contract, chainId: Number(chainId) }
        : { units: parameters.value, contract: null, chainId: Number(chainId) };
    case 'ton':
      return { units: parameters.amount, contract: parameters.jetton ?? null };
    default: {
      const { amount = '', 'spl-token': contract = null } = parameters;
      return { units: toBaseUnits(amount, decimals)?.toString(), contract };
    }
  }
}

describe('any payment', () => {
  it('reads back as the same receiver, token and chain, and exactly the amount', () => {
    fc.assert(
      fc.property(payments, ({ asset, address, units, amount }) => {
        const uri = paymentUri(asset, address, amount) ?? '';
        expect(readAddress(uri)).toBe(address);
        expect(sentBy(uri, asset)).toEqual({
          units: units.toString(),
          contract: asset.contract,
          ...(asset.family === 'evm' && { chainId: asset.chainId }),
        });
      }),
      { numRuns: 400 },
    );
  });

  it('is written without anything that a wallet could read otherwise', () => {
    fc.assert(
      fc.property(payments, ({ asset, address, amount }) => {
        const uri = paymentUri(asset, address, amount) ?? '';
        expect(uri).toMatch(/^[\w:/.@?=&-]+$/);
        const value = new URL(uri).searchParams.get('amount') ?? '1';
        expect(value).toMatch(/^(?:0|[1-9]\d*)(?:\.\d*[1-9])?$/);
        if (asset.family === 'solana') expect(compareDecimals(value, amount)).toBe(0);
      }),
    );
  });

  it('with an address that has one character more, less or other is never to another one', () => {
    fc.assert(
      fc.property(payments, fc.nat(), ({ asset, address, amount }, place) => {
        const at = place % address.length;
        for (const changed of [
          address.slice(0, at) + address.slice(at + 1),
          `${address.slice(0, at)}&${address.slice(at)}`,
          `${address.slice(0, at)}&${address.slice(at + 1)}`,
        ]) {
          const uri = paymentUri(asset, changed, amount);
          if (uri !== null) expect(readAddress(uri)).toBe(changed);
        }
      }),
    );
  });
});
