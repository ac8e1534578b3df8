import { isInvoice } from '../invoice';
import type { AddressFamily } from '../networks';
import { readBase58Check, solanaBytes } from './base58';
import { readEvm } from './evm';
import type { Reading } from './reading';
import { readSegwit } from './segwit';
import { readTon } from './ton';

/** Families whose addresses last: all but Lightning, where each payment has its own invoice. */
export type LastingFamily = Exclude<AddressFamily, 'lightning'>;

/** Version bytes of Bitcoin's test networks, which Litecoin's and Dogecoin's share in part. */
const testVersions = [0x6f, 0xc4];

/** Longer than any network's address. */
const longest = 200;

const readers: Record<LastingFamily, (text: string) => Reading> = {
  evm: readEvm,
  bitcoin: (text) =>
    readSegwit(text, { main: 'bc', test: ['tb', 'bcrt'] }) ??
    readBase58Check(text, { main: [0x00, 0x05], test: testVersions }),
  // 0x05 is the older form of a script's address, the same as Bitcoin's; wallets still show it.
  litecoin: (text) =>
    readSegwit(text, { main: 'ltc', test: ['tltc', 'rltc'] }) ??
    readBase58Check(text, { main: [0x30, 0x32, 0x05], test: [0x3a, ...testVersions] }),
  dogecoin: (text) => readBase58Check(text, { main: [0x1e, 0x16], test: [0x71, ...testVersions] }),
  tron: (text) => readBase58Check(text, { main: [0x41] }),
  ton: readTon,
  sui: (text) => (/^0x[0-9a-fA-F]{64}$/.test(text) ? 'valid' : null),
  solana: (text) => (solanaBytes(text) === null ? null : 'valid'),
};

/** How a text reads in the form of a family; it may hold anything, and blanks make it another form. */
export function readAs(family: LastingFamily, text: string): Reading {
  return text.length > longest ? null : readers[family](text);
}

/**
 * Families that can be told by an address alone, the surest first. Solana's have no mark but their
 * length; Sui's are left out, as 64 hexadecimal digits are as often a transaction or a secret key.
 */
const tellable = ['evm', 'bitcoin', 'litecoin', 'dogecoin', 'tron', 'ton', 'solana'] as const;

/**
 * Which family an address looks to be of, mistyped or not, or of any test network, or that it looks
 * like a Lightning invoice; null for none.
 */
export function familyByLooks(text: string): AddressFamily | 'testnet' | null {
  for (const family of tellable) {
    const reading = readAs(family, text);
    if (reading !== null) return reading === 'testnet' ? 'testnet' : family;
  }
  return isInvoice(text) ? 'lightning' : null;
}
