import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { invoiceOver, known, payments, wallets } from './payment-fixtures';
import { hintDisagrees } from './payment-hint';
import { paymentUri } from './payment-uri';

const { evm, bitcoin, solana, ton, tron } = wallets;
const usdc = '0x833589fCD6eDb6E08f4c7C32D4f71b54bdA02913';
const usdcMint = 'EPjFWdd5AufqSSqeM2qN1xzybapC8G4wEGGkZwyTDt1v';
const usdtMaster = 'EQCxE6mUtQJKFnGfaROTKOt1lZbDiiX1kCixRv7Nw2Id_sDs';
const other = '0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359';

type Case = [coin: string, network: string, address: string, hint: string];
const amount = '10.53';

const disagrees = ([coin, network, address, hint]: Case) =>
  hintDisagrees(hint, { address, amount }, known(coin, network));

describe('hintDisagrees', () => {
  it.each<Case>([
    ['USDC', 'Base', evm, evm],
    ['USDC', 'Base', evm, ` ${evm.toLowerCase()}\n`],
    ['USDC', 'Base', evm, `ethereum:${evm}`],
    ['USDC', 'Base', evm, `ethereum:${evm}@8453`],
    ['USDC', 'Base', evm, `ethereum:${usdc}@8453/transfer?address=${evm}&uint256=10530000`],
    ['USDC', 'Base', evm, `ethereum:${usdc}/transfer?address=${evm}&uint256=1.053e7`],
    ['ETH', 'Base', evm, `ethereum:pay-${evm}@8453?value=10.53e18`],
    ['BTC', 'Mainnet', bitcoin, `bitcoin:${bitcoin}?amount=10.5300&label=Shop`],
    ['BTC', 'Mainnet', bitcoin, `BITCOIN:${bitcoin.toUpperCase()}?amount=10.53`],
    ['USDC', 'Solana', solana, `solana:${solana}?amount=10.53&spl-token=${usdcMint}`],
    ['SOL', 'Solana', solana, `solana:${solana}?amount=10.53`],
    ['USDT', 'Tron', tron, `tron:${tron}?amount=10.53`],
    ['TON', 'Ton', ton, `ton://transfer/${ton}?amount=10530000000`],
    ['USDT', 'Ton', ton, `ton://transfer/${ton}?amount=10530000&jetton=${usdtMaster}`],
  ])('of %s on %s at %s is fine with %s', (...hint) => {
    expect(disagrees(hint)).toBe(false);
  });

  it.each<Case>([
    ['USDC', 'Base', evm, other],
    ['USDC', 'Base', evm, `ethereum:${usdc}@8453/transfer?address=${other}&uint256=10530000`],
    ['USDC', 'Base', evm, `ethereum:${usdc}@8453/transfer?address=${evm}&uint256=1053000`],
    ['USDC', 'Base', evm, `ethereum:${usdc}@1/transfer?address=${evm}&uint256=10530000`],
    ['USDC', 'Base', evm, `ethereum:${other}@8453/transfer?address=${evm}&uint256=10530000`],
    ['USDC', 'Base', evm, `ethereum:${usdc}@8453/approve?address=${evm}&uint256=10530000`],
    ['USDC', 'Base', evm, `ethereum:${usdc}@8453/transfer?address=${evm}&uint256=all`],
    ['USDC', 'Base', evm, `ethereum:${other}@8453/transfer?address=${evm}`],
    ['TON', 'Ton', ton, `ton://transfer/${ton}?jetton=${usdtMaster}`],
    // The right receiver, but of the chain's own coin.
    ['USDC', 'Base', evm, `ethereum:${evm}@8453?value=10530000`],
    ['ETH', 'Base', evm, `ethereum:${usdc}@8453/transfer?address=${evm}&uint256=10530000`],
    ['BTC', 'Mainnet', bitcoin, 'bitcoin:1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa?amount=10.53'],
    ['BTC', 'Mainnet', bitcoin, `bitcoin:${bitcoin}?amount=10.54`],
    ['BTC', 'Mainnet', bitcoin, `bitcoin:${bitcoin}?amount=10.53&req-else=1`],
    ['BTC', 'Mainnet', bitcoin, invoiceOver(1_053_000_000n)],
    ['USDC', 'Solana', solana, solana.toLowerCase()],
    ['USDC', 'Solana', solana, `solana:${solana}?amount=10.53`],
    ['USDC', 'Solana', solana, `solana:${solana}?amount=10.53&spl-token=${usdtMaster}`],
    ['SOL', 'Solana', solana, `solana:${solana}?amount=10.53&spl-token=${usdcMint}`],
    ['TON', 'Ton', ton, `ton://transfer/${ton}?amount=10530000000&text=104477`],
    ['TON', 'Ton', ton, `ton://transfer/${ton}?amount=10530000&jetton=${usdtMaster}`],
    [
      'LTC',
      'Mainnet',
      '3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLy',
      'bitcoin:3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLy',
    ],
    ['USDC', 'Base', evm, `https://example.test/${evm}`],
    ['USDC', 'Base', evm, ''],
  ])('of %s on %s at %s is not with %s', (...hint) => {
    expect(disagrees(hint)).toBe(true);
  });

  it('knows an invoice in either case, with its scheme or without', () => {
    const invoice = invoiceOver(1_053_000_000n);
    const lightning = known('BTC', 'Lightning');
    for (const text of [invoice, `lightning:${invoice}`, `LIGHTNING:${invoice.toUpperCase()}`]) {
      expect(hintDisagrees(text, { address: invoice, amount }, lightning)).toBe(false);
      expect(hintDisagrees(text, { address: invoice.toUpperCase(), amount }, lightning)).toBe(
        false,
      );
    }
    const another = { address: invoiceOver(1n), amount };
    expect(hintDisagrees(`lightning:${invoice}`, another, lightning)).toBe(true);
  });

  it('compares the receiver alone for what nobody here knows', () => {
    expect(hintDisagrees(`bitcoin:${bitcoin}?amount=1`, { address: bitcoin, amount }, null)).toBe(
      false,
    );
    expect(hintDisagrees('zcash:t1x?amount=1', { address: 't1x', amount }, null)).toBe(true);
    expect(hintDisagrees('t1x', { address: 't1x', amount }, null)).toBe(false);
    expect(hintDisagrees('t1y', { address: 't1x', amount }, null)).toBe(true);
  });

  it('has nothing to say without a hint', () => {
    expect(hintDisagrees(null, { address: evm, amount }, null)).toBe(false);
  });

  it('is fine with the shop’s own links, and with none of them over another amount', () => {
    fc.assert(
      fc.property(payments, ({ asset, address, units, amount: asked }) => {
        const hint = paymentUri(asset, address, asked);
        const says = (expected: string) =>
          hintDisagrees(hint, { address, amount: expected }, asset);
        expect(says(asked)).toBe(false);
        expect(says(`${units + 1n}${'0'.repeat(3)}`)).toBe(true);
      }),
    );
  });

  it('stands any text', () => {
    const scheme = fc.constantFrom('', 'bitcoin:', 'ethereum:', 'lightning:', 'ton://transfer/');
    fc.assert(
      fc.property(scheme, fc.string({ unit: 'grapheme' }), payments, (start, rest, payment) => {
        const { asset, address, amount: asked } = payment;
        expect(hintDisagrees(start + rest, { address, amount: asked }, asset)).toBe(true);
      }),
    );
  });
});
