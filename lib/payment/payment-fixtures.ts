import { base64url } from '@scure/base';
import fc from 'fast-check';
import { type Chain as SandboxChain, walletAddress } from '@/sandbox/addresses';
import type { TokenTold } from '@/schemas/catalogue';
import { type Asset, assetOf, assets } from './assets';
import { type AskedPayment, type PaymentRequest, paymentRequest } from './payment-request';
import type { SolanaAccount } from './solana-account';

/** A wallet's address, for each family whose addresses last. */
export const wallets = {
  evm: '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed',
  bitcoin: 'bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4',
  litecoin: 'LM2WMpR1Rp6j3Sa59cMXMs1SPzj9eXpGc1',
  dogecoin: 'DH5yaieqoZN36fDVciNyRueRGvGLR3mr7L',
  solana: 'B8UwBUUnKwCyKuGMbFKWaG7exYdDk2ozZrPg72NyVbfj',
  tron: 'TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t',
  ton: 'EQCxE6mUtQJKFnGfaROTKOt1lZbDiiX1kCixRv7Nw2Id_sDs',
  sui: `0x${'0b'.repeat(32)}`,
} as const;

/** The usual token account of that wallet, in Solana's tests. */
export const tokenAccount = 'DShWnroshVbeUp28oopA3Pu7oFPDBtC1DBmPECXXAQ9n';

/** An asset by the supplier's names for it. */
export function known(coin: string, network: string): Asset {
  const asset = assetOf({ coin, network });
  if (asset === null) throw new Error(`Nobody knows ${coin} on ${network}`);
  return asset;
}

/** What a supplier tells that agrees. */
export function toldOf(asset: Asset): TokenTold {
  return {
    chainId: asset.family === 'evm' ? asset.chainId : null,
    contract: asset.contract,
    decimals: asset.contract === null ? null : asset.decimals,
  };
}

/** An invoice over so many satoshi. */
export function invoiceOver(satoshi: bigint, id = 'any'): string {
  return walletAddress('lightning', { id, satoshi, createdAt: 1_795_231_433_000 });
}

/** Base units as one of the decimals that say it, with zeros that say nothing. */
export function decimalOf(units: bigint, decimals: number, zeros = 0): string {
  const digits = units.toString().padStart(decimals + 1, '0');
  const point = digits.length - decimals;
  return `${digits.slice(0, point)}.${digits.slice(point)}${'0'.repeat(zeros)}`;
}

/** CRC-16/XMODEM, bit by bit. */
function crc16(bytes: Uint8Array): number {
  const bits = Array.from(bytes, (byte) => byte.toString(2).padStart(8, '0')).join('');
  let check = 0;
  for (const bit of bits) {
    const top = (check >> 15) ^ Number(bit);
    check = ((check << 1) & 0xffff) ^ (top * 0x1021);
  }
  return check;
}

/** TEP-2: a wallet of the base chain, which does not bounce. */
function tonWallet(hash: Uint8Array): string {
  const body = Uint8Array.of(0x51, 0, ...hash);
  const check = crc16(body);
  return base64url.encode(Uint8Array.of(...body, check >> 8, check & 255));
}

const sandboxed: SandboxChain[] = ['bitcoin', 'litecoin', 'dogecoin', 'solana', 'tron'];

/** A valid address of an asset's chain, a wallet's on Solana; no invoice. */
export function addressOf({ family }: Asset): fc.Arbitrary<string> {
  const chain = sandboxed.find((name) => name === family);
  if (chain !== undefined) {
    return fc.uuid().map((id) => walletAddress(chain, { id, satoshi: 1n, createdAt: 0 }));
  }
  const length = family === 'evm' ? 20 : 32;
  const bytes = fc.uint8Array({ minLength: length, maxLength: length });
  if (family === 'ton') return bytes.map(tonWallet);
  return bytes.map((held) => `0x${Buffer.from(held).toString('hex')}`);
}

/** Assets that have payment links, but for invoices. */
export const linked = assets.filter(({ family }) => !['tron', 'sui', 'lightning'].includes(family));

/** An asset, an address of it, and an amount, in base units and in one of its spellings. */
export const payments = fc.constantFrom(...linked).chain((asset) =>
  fc
    .record({
      address: addressOf(asset),
      units: fc.bigInt({ min: 1n, max: 10n ** BigInt(asset.decimals + 7) }),
      zeros: fc.nat(3),
    })
    .map(({ address, units, zeros }) => ({
      asset,
      address,
      units,
      amount: decimalOf(units, asset.decimals, zeros),
    })),
);

/** An order that asks for 10.53 of a coin, at a wallet of its chain. */
export function askedFor(
  coin: string,
  network: string,
  change: Partial<AskedPayment> = {},
): AskedPayment {
  const { family } = known(coin, network);
  const amount = change.amount ?? '10.53';
  const address = family === 'lightning' ? invoiceOver(1_053_000_000n) : wallets[family];
  return { coin, network, address, amount, due: amount, qrText: null, ...change };
}

/** What is offered when the supplier tells what is pinned, unless it tells something else. */
export function offered(
  asked: AskedPayment,
  account: SolanaAccount = 'unknown',
  told?: TokenTold | null,
): PaymentRequest {
  const asset = assetOf({ coin: asked.coin ?? '', network: asked.network ?? '' });
  const agreeing = asset === null ? null : toldOf(asset);
  return paymentRequest(asked, told === undefined ? agreeing : told, account);
}
