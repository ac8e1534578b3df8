import 'server-only';
import { decode } from 'light-bolt11-decoder';
import { isInvoice } from './invoice';

/** BOLT11 says 3600 s when an invoice names no expiry. */
const defaultExpirySeconds = 3600;

/** What an invoice asks for: thousandths of a satoshi, null when it leaves that to the payer. */
export type Invoice = {
  network: 'bitcoin' | 'test';
  msat: bigint | null;
  /** Epoch milliseconds; null when it does not say when it was made. */
  expiresAt: number | null;
};

/** Reads a Lightning invoice (BOLT11), all in one case; null for another text and a mistyped one. */
export function readInvoice(text: string): Invoice | null {
  if (!isInvoice(text)) return null;
  const invoice: Invoice = { network: 'test', msat: null, expiresAt: null };
  let expirySeconds = defaultExpirySeconds;
  let madeAt: number | null = null;
  try {
    for (const section of decode(text).sections) {
      if (section.name === 'coin_network' && section.letters === 'bc') invoice.network = 'bitcoin';
      if (section.name === 'amount') invoice.msat = BigInt(section.value);
      if (section.name === 'timestamp') madeAt = section.value;
      if (section.name === 'expiry') expirySeconds = section.value;
    }
  } catch {
    return null;
  }
  if (madeAt !== null) invoice.expiresAt = (madeAt + expirySeconds) * 1000;
  return invoice;
}
