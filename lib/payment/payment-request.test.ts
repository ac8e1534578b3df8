import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TokenTold } from '@/schemas/catalogue';
import {
  askedFor,
  invoiceOver,
  known,
  linked,
  offered,
  payments,
  tokenAccount,
  toldOf,
  wallets,
} from './payment-fixtures';
import type { AskedPayment, PaymentRequest } from './payment-request';
import { drawQr } from './qr';
import { scanned } from './qr-fixtures';
import type { SolanaAccount } from './solana-account';

const { evm } = wallets;
const usdc = '0x833589fCD6eDb6E08f4c7C32D4f71b54bdA02913';
const usdcLink = `ethereum:${usdc}@8453/transfer?address=${evm}&uint256=10530000`;

const textsOf = (request: PaymentRequest) => request.codes.map(({ text }) => text);
const kindsOf = (request: PaymentRequest) => request.codes.map(({ holds }) => holds);

describe('what comes first', () => {
  it.each([
    ['USDC', 'Base'],
    ['USDT', 'Polygon (Matic)'],
    ['FDUSD', 'BSC'],
    ['ETH', 'ETH Mainnet'],
    ['SOL', 'Solana'],
    ['TON', 'Ton'],
    ['USDT', 'Ton'],
  ])('of %s on %s is the address, and the link names who reads it', (coin, network) => {
    const asked = askedFor(coin, network);
    const { codes, href, transfer: _, ...rest } = offered(asked);
    expect(codes).toEqual([
      { holds: 'address', text: asked.address, wallets: [] },
      { holds: 'amount', text: href, wallets: expect.arrayContaining([expect.any(String)]) },
    ]);
    expect(rest).toEqual({
      caution: null,
      refused: false,
      withheld: null,
      hintDisagrees: false,
    });
  });

  it.each([
    ['BTC', 'Mainnet', 'bitcoin'],
    ['LTC', 'Mainnet', 'litecoin'],
    ['DOGE', 'Mainnet', 'dogecoin'],
  ])('of %s on %s is the link, which nearly all read', (coin, network, scheme) => {
    const asked = askedFor(coin, network);
    const link = `${scheme}:${asked.address}?amount=10.53`;
    const request = offered(asked);
    expect(request.codes).toEqual([
      { holds: 'amount', text: link, wallets: [] },
      { holds: 'address', text: asked.address, wallets: [] },
    ]);
    expect(request.href).toBe(link);
  });

  it('of an invoice is its link, in upper case in codes and in lower case to be opened', () => {
    const invoice = invoiceOver(1_053_000_000n);
    for (const address of [invoice, invoice.toUpperCase()]) {
      const request = offered(askedFor('BTC', 'Lightning', { address }));
      expect(textsOf(request)).toEqual([
        `LIGHTNING:${invoice.toUpperCase()}`,
        invoice.toUpperCase(),
      ]);
      expect(request.href).toBe(`lightning:${invoice}`);
    }
  });

  it.each([
    ['USDT', 'Tron'],
    ['TRX', 'Tron'],
    ['SUI', 'Sui'],
    ['USDC', 'Sui'],
  ])('of %s on %s is all there is', (coin, network) => {
    const request = offered(askedFor(coin, network));
    expect(kindsOf(request)).toEqual(['address']);
    expect(request).toMatchObject({ href: null, withheld: 'no-link', caution: null });
  });
});

describe('a link', () => {
  it('of 10.53 USDC on Base calls the pinned contract', () => {
    expect(offered(askedFor('USDC', 'Base')).href).toBe(usdcLink);
    expect(offered(askedFor('usdc', 'BASE')).href).toBe(usdcLink);
  });

  it('asks for what is still due', () => {
    const partly = askedFor('USDC', 'Base', { amount: '20', due: '9.47' });
    expect(offered(partly).href).toMatch(/&uint256=9470000$/);
    // An invoice cannot be paid in part.
    const invoice = askedFor('BTC', 'Lightning', { due: '10.52' });
    expect(offered(invoice)).toMatchObject({ href: null, withheld: 'address-or-amount' });
    expect(textsOf(offered(invoice))).toEqual([invoice.address.toUpperCase()]);
  });

  it.each<[string, AskedPayment, string]>([
    ['the coin on the network', { ...askedFor('USDC', 'Base'), network: 'Linea' }, 'unknown-asset'],
    ['the coin', { ...askedFor('USDC', 'Base'), coin: 'USDX' }, 'unknown-asset'],
    ['any coin', { ...askedFor('USDC', 'Base'), coin: null }, 'unknown-asset'],
    ['any network', { ...askedFor('USDC', 'Base'), network: null }, 'unknown-asset'],
    ['the address', askedFor('USDC', 'Base', { address: wallets.tron }), 'address-or-amount'],
    [
      'the address by its checksum',
      askedFor('BTC', 'Mainnet', { address: '1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNb' }),
      'address-or-amount',
    ],
    ['so many decimals', askedFor('USDC', 'Base', { amount: '1.0000001' }), 'address-or-amount'],
    ['any amount', { ...askedFor('BTC', 'Mainnet'), due: null }, 'address-or-amount'],
    ['an amount above zero', askedFor('BTC', 'Mainnet', { due: '0.00' }), 'address-or-amount'],
    [
      'a point in Solana’s address',
      askedFor('SOL', 'Solana', { address: tokenAccount }),
      'address-or-amount',
    ],
  ])('is withheld where nobody knows %s', (_, asked, withheld) => {
    const request = offered(asked);
    expect(request.codes).toEqual([{ holds: 'address', text: asked.address, wallets: [] }]);
    expect(request).toMatchObject({ href: null, withheld, refused: false });
  });

  it('is withheld where the supplier tells of another token, or of none', () => {
    const asked = askedFor('USDC', 'Base');
    const told = toldOf(known('USDC', 'Base'));
    const withheld = (change: Partial<TokenTold> | null) => {
      const request = offered(asked, 'unknown', change && { ...told, ...change });
      expect(kindsOf(request)).toEqual(['address']);
      expect(request.href).toBeNull();
      return request.withheld;
    };
    expect(withheld({ contract: usdc.replace('8335', '8336') })).toBe('token-disagrees');
    expect(withheld({ decimals: 18 })).toBe('token-disagrees');
    expect(withheld({ chainId: 1 })).toBe('token-disagrees');
    expect(withheld({ contract: null })).toBe('token-disagrees');
    expect(withheld(null)).toBe('token-untold');
  });

  it('is withheld of a chain’s own coin when the supplier calls it a token', () => {
    const contract = usdc;
    const told = { chainId: null, contract, decimals: 18 };
    for (const [coin, network] of [
      ['ETH', 'Base'],
      ['SOL', 'Solana'],
      ['BTC', 'Mainnet'],
      ['TON', 'Ton'],
    ] as const) {
      expect(offered(askedFor(coin, network), 'unknown', told).withheld).toBe('token-disagrees');
    }
  });

  it('of Bitcoin and its like does not depend on an answer of the supplier', () => {
    expect(offered(askedFor('BTC', 'Mainnet'), 'unknown', null).withheld).toBeNull();
    expect(offered(askedFor('BTC', 'Lightning'), 'unknown', null).withheld).toBeNull();
    expect(offered(askedFor('ETH', 'Base'), 'unknown', null).withheld).toBe('token-untold');
  });

  it('is withheld of any token whose contract has one other character', () => {
    const tokens = linked.filter(({ contract }) => contract !== null);
    const characters = fc.constantFrom(...'0123456789abcdefABCDEFxyzXYZ_-');
    fc.assert(
      fc.property(fc.constantFrom(...tokens), fc.nat(), characters, (asset, place, character) => {
        const contract = asset.contract ?? '';
        const at = place % contract.length;
        const isSame =
          asset.family === 'evm'
            ? contract.charAt(at).toLowerCase() === character.toLowerCase()
            : contract.charAt(at) === character;
        fc.pre(!isSame);
        const changed = contract.slice(0, at) + character + contract.slice(at + 1);
        const asked = askedFor(asset.coin, networkOf(asset.chain));
        const request = offered(asked, 'owner', { ...toldOf(asset), contract: changed });
        expect(kindsOf(request)).toEqual(['address']);
        expect(request).toMatchObject({ href: null, withheld: 'token-disagrees' });
      }),
      { numRuns: 500 },
    );
  });
});

/** A name that the supplier could give a chain. */
function networkOf(chain: string): string {
  return chain === 'world' ? 'World Chain' : chain;
}

describe('a transfer for a wallet in the browser', () => {
  it('is the link’s payment, token or own coin', () => {
    expect(offered(askedFor('USDC', 'Base')).transfer).toEqual({
      family: 'evm',
      chainId: 8453,
      contract: usdc,
      to: evm,
      units: '10530000',
    });
    const partly = askedFor('ETH', 'Arbitrum', { amount: '20', due: '0.018' });
    expect(offered(partly).transfer).toEqual({
      family: 'evm',
      chainId: 42161,
      contract: null,
      to: evm,
      units: '18000000000000000',
    });
  });

  it.each([
    ['BTC', 'Mainnet'],
    ['BTC', 'Lightning'],
    ['USDT', 'Tron'],
    ['TON', 'Ton'],
    ['SOL', 'Solana'],
  ])('is none for %s on %s', (coin, network) => {
    expect(offered(askedFor(coin, network), 'owner').transfer).toBeNull();
  });

  it('says what the link says, whenever there is one, and else there is none', () => {
    const evmPayments = payments.filter(({ asset }) => asset.family === 'evm');
    const tellings = fc.constantFrom('agrees', 'other', 'nothing');
    fc.assert(
      fc.property(evmPayments, tellings, ({ asset, address, units, amount }, telling) => {
        const names = { coin: asset.coin, network: networkOf(asset.chain) };
        const asked = { ...names, address, amount, due: amount, qrText: null };
        const told = telling === 'nothing' ? null : toldOf(asset);
        const other = told && { ...told, chainId: 5 };
        const request = offered(asked, 'unknown', telling === 'other' ? other : told);
        expect(request.transfer === null).toBe(request.href === null);
        expect(request.transfer === null).toBe(telling !== 'agrees');
        if (request.transfer === null) return;
        expect(request.transfer).toMatchObject({ to: address, units: `${units}` });
        for (const part of [request.transfer.to, `=${request.transfer.units}`]) {
          expect(request.href).toContain(part);
        }
        expect(request.href).toContain(request.transfer.contract ?? address);
      }),
    );
  });
});

describe('the supplier’s text for a QR code', () => {
  it('changes nothing, and is told when it asks for something else', () => {
    const swapped = `ethereum:${usdc}@8453/transfer?address=${wallets.sui}&uint256=1`;
    for (const [qrText, hintDisagrees] of [
      [null, false],
      [evm, false],
      [usdcLink, false],
      [swapped, true],
      ['0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359', true],
    ] as const) {
      expect(offered(askedFor('USDC', 'Base', { qrText }))).toEqual({
        ...offered(askedFor('USDC', 'Base')),
        hintDisagrees,
      });
    }
  });

  it('is held against the whole order, of which some may have been sent', () => {
    const partly = askedFor('USDC', 'Base', { due: '1.5', qrText: usdcLink });
    expect(offered(partly)).toMatchObject({ hintDisagrees: false, withheld: null });
  });
});

describe('any order', () => {
  const text = fc.string({ unit: 'grapheme' });
  const accounts = fc.constantFrom<SolanaAccount[]>(
    'owner',
    'token-account',
    'other-mint',
    'unknown',
  );

  it('leads to an address and at most a link to it, or to nothing', () => {
    const names = fc.oneof(
      fc.constantFrom(...linked.map(({ coin, chain }) => [coin, networkOf(chain)] as const)),
      fc.tuple(text, text),
    );
    const orders = fc.record({
      names,
      address: fc.oneof(fc.constantFrom(...Object.values(wallets), tokenAccount), text),
      due: fc.oneof(fc.constantFrom('1', '.5', '0', '1e3', null), text),
      qrText: fc.option(text),
    });
    fc.assert(
      fc.property(orders, accounts, ({ names: [coin, network], ...order }, account) => {
        const asked = { coin, network, amount: order.due, ...order };
        const request = offered(asked, account);
        if (request.refused) {
          expect(request.codes).toEqual([]);
          return;
        }
        const link = request.href === null ? [] : ['amount'];
        expect(kindsOf(request).sort()).toEqual(['address', ...link]);
        expect(request.withheld === null).toBe(request.href !== null);
        for (const code of request.codes) expect(code.text).toContain(order.address);
      }),
    );
  });

  it('is drawn so that a scanner reads the same text back', () => {
    fc.assert(
      fc.property(payments, ({ asset, address, amount }) => {
        const { coin } = asset;
        const network = networkOf(asset.chain);
        const asked = { coin, network, address, amount, due: amount, qrText: null };
        const request = offered(asked, 'owner');
        expect(request.codes).toHaveLength(2);
        for (const code of request.codes) {
          const qr = drawQr(code.text);
          expect(qr && scanned(qr)).toBe(code.text);
        }
      }),
      { numRuns: 30 },
    );
    const lightning = offered(askedFor('BTC', 'Lightning'));
    for (const code of lightning.codes) {
      const qr = drawQr(code.text);
      expect(qr && scanned(qr)).toBe(code.text);
    }
  });
});
