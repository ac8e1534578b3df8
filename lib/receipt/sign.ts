import 'server-only';
import { CompactSign } from 'jose';
import type { Receipt } from '@/schemas/receipt';
import { receiptAlgorithm, receiptType } from '@/schemas/receipt-file';
import type { ReceiptKey } from './keys';

/** A receipt as a compact JWS (RFC 7515) over its JSON. */
export async function signReceipt(receipt: Receipt, key: ReceiptKey): Promise<string> {
  return await new CompactSign(Buffer.from(JSON.stringify(receipt)))
    .setProtectedHeader({ alg: receiptAlgorithm, kid: key.id, typ: receiptType })
    .sign(key.privateKey);
}

/**
 * A receipt as a file to keep: JSON with the receipt to read and, as `signed`, to verify. Signed with
 * the first of the keys; without any, there is no such part.
 */
export async function receiptFile(receipt: Receipt, keys: readonly ReceiptKey[]): Promise<string> {
  const [newest] = keys;
  const signed = newest === undefined ? undefined : await signReceipt(receipt, newest);
  return `${JSON.stringify({ receipt, signed }, null, 2)}\n`;
}

/** Its name: the day of the order, and nothing that leads to it. */
export function receiptFileName({ placedAt }: Receipt): string {
  return `receipt-${placedAt.slice(0, 10)}.json`;
}
