import { encodeBech32, toWords } from './bech32';

const tags = {
  paymentHash: 1,
  expiry: 6,
  description: 13,
  paymentSecret: 16,
  cltv: 24,
  features: 5,
};
// Bits 8 and 14: onion in TLV form and payment secret, both required.
const featureWords = [16, 8, 0];
const cltvBlocks = 18;

function numberWords(value: number, length?: number): number[] {
  const words: number[] = [];
  for (let rest = value; rest > 0; rest = Math.floor(rest / 32)) words.unshift(rest % 32);
  const missing = Math.max(0, (length ?? 1) - words.length);
  return [...Array<number>(missing).fill(0), ...words];
}

function field(tag: number, words: number[]): number[] {
  return [tag, ...numberWords(words.length, 2), ...words];
}

/** Satoshi in the shortest form BOLT 11 allows. */
function amountText(satoshi: bigint): string {
  if (satoshi % 100_000n === 0n) return `${satoshi / 100_000n}m`;
  if (satoshi % 100n === 0n) return `${satoshi / 100n}u`;
  return `${satoshi * 10n}n`;
}

/**
 * A mainnet Lightning invoice (BOLT 11): valid in form and checksum, for the given satoshi and
 * seconds. The 65 `signature` bytes are put in as they are: unless they sign it, the payee they
 * imply is a node that does not exist, so that nothing can be paid to it.
 */
export function lightningInvoice(invoice: {
  satoshi: bigint;
  timestamp: number;
  expirySeconds: number;
  description: string;
  paymentHash: Uint8Array;
  paymentSecret: Uint8Array;
  signature: Uint8Array;
}): string {
  const words = [
    ...numberWords(invoice.timestamp, 7),
    ...field(tags.paymentHash, toWords(invoice.paymentHash)),
    ...field(tags.paymentSecret, toWords(invoice.paymentSecret)),
    ...field(tags.description, toWords(new TextEncoder().encode(invoice.description))),
    ...field(tags.expiry, numberWords(invoice.expirySeconds)),
    ...field(tags.cltv, numberWords(cltvBlocks)),
    ...field(tags.features, featureWords),
    ...toWords(invoice.signature),
  ];
  return encodeBech32(`lnbc${amountText(invoice.satoshi)}`, words);
}
