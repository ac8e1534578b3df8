import { base64, base64url } from '@scure/base';
import type { Reading } from './reading';

const raw = /^(?:0|-1):[0-9a-fA-F]{64}$/;

/** 36 bytes are 48 characters of either alphabet of Base64, without padding. */
const forms = [
  { form: /^[A-Za-z0-9_-]{48}$/, codec: base64url },
  { form: /^[A-Za-z0-9+/]{48}$/, codec: base64 },
];

/** The first byte (TEP-2): whether the contract bounces, and on top of it whether it is a test. */
const tags = [0x11, 0x51];
const testBit = 0x80;

/** The second byte: the base chain and the masterchain. */
const workchains = [0x00, 0xff];

/** CRC-16/XMODEM, which leaves zero when it is taken over a text and its own checksum. */
function crc16(bytes: Uint8Array): number {
  let check = 0;
  for (const byte of bytes) {
    check ^= byte << 8;
    for (let bit = 0; bit < 8; bit += 1) {
      check = check & 0x8000 ? ((check << 1) ^ 0x1021) & 0xffff : check << 1;
    }
  }
  return check;
}

/** Reads an address of TON: raw, or the friendly form of TEP-2 in either alphabet of Base64. */
export function readTon(text: string): Reading {
  if (raw.test(text)) return 'valid';
  const bytes = forms.find(({ form }) => form.test(text))?.codec.decode(text);
  const [tag, workchain] = bytes ?? [];
  if (bytes === undefined || tag === undefined || workchain === undefined) return null;
  if (!tags.includes(tag & ~testBit) || !workchains.includes(workchain)) return null;
  if (crc16(bytes) !== 0) return 'wrong-checksum';
  return tag & testBit ? 'testnet' : 'valid';
}
