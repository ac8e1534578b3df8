import 'server-only';
import encodeQR from 'qr';
import type { QrPath } from '@/schemas/reveal';
import { isInvoice } from './invoice';

/** ISO/IEC 18004 asks for four modules of white around the code. */
const quietZone = 4;

/** Longer ones need a code past version 25, too dense for a phone; the longest invoices stay below. */
const maxText = 900;

/**
 * Draws a text as a QR code with error correction M. Runs of dark modules become one rectangle
 * each, which keeps an address under 4 kB.
 * @returns null for a text too long for a code that a phone could scan.
 */
export function drawQr(text: string): QrPath | null {
  if (text.length > maxText) return null;
  const rows = encodeQR(text, 'raw', { ecc: 'medium', border: quietZone });
  let path = '';
  for (const [y, row] of rows.entries()) {
    let start: number | null = null;
    for (let x = 0; x <= row.length; x += 1) {
      const dark = row[x] === true;
      if (dark && start === null) start = x;
      if (!dark && start !== null) {
        path += `M${start} ${y}h${x - start}v1h-${x - start}z`;
        start = null;
      }
    }
  }
  return { size: rows.length, path };
}

/**
 * What the payment QR holds: the bare address, which every wallet's and exchange's send screen
 * reads, and for which no wallet can mistake a token contract for the recipient. A Lightning
 * invoice goes in upper case, which saves three QR versions.
 */
export function qrContent(address: string): string {
  return isInvoice(address) ? address.toUpperCase() : address;
}
