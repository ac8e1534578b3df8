import decodeQR from 'qr/decode.js';
import type { QrPath } from '@/schemas/reveal';

/** Paints the path as a picture, eight pixels a module, for the decoder. */
function paint({ size, path }: QrPath) {
  const scale = 8;
  const side = size * scale;
  const data = new Uint8ClampedArray(side * side * 4).fill(255);
  for (const [, x = '', y = '', width = ''] of path.matchAll(/M(\d+) (\d+)h(\d+)/g)) {
    for (let row = Number(y) * scale; row < (Number(y) + 1) * scale; row += 1) {
      const from = (row * side + Number(x) * scale) * 4;
      for (let at = from; at < from + Number(width) * scale * 4; at += 4) data.fill(0, at, at + 3);
    }
  }
  return { width: side, height: side, data };
}

/** What a scanner makes of a drawn code. */
export function scanned(qr: QrPath): string {
  return decodeQR(paint(qr));
}
