import { describe, expect, it } from 'vitest';
import { drawQr, qrContent } from './qr';
import { scanned } from './qr-fixtures';

/** The path of a text that is known to fit. */
function drawn(text: string) {
  const qr = drawQr(text);
  if (qr === null) throw new Error('Too long for a QR code');
  return qr;
}

describe('drawQr', () => {
  it.each([
    '0x8a1e0245190e039b0b936cfb1d4c82feed23493d',
    'bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4',
    'EPjFWdd5AufqSSqeM2qN1xzybapC8G4wEGGkZwyTDt1v',
    'LNBC141100N1P4TZWUQPP5P2ARCKW9XJRVYTVXFXE9SG0FXD3K6Y6EZ5QXX0WR8F0232A4PTWSSP5JNUC305Y',
  ])('draws %s so that a scanner reads it back', (text) => {
    expect(scanned(drawn(text))).toBe(text);
  });

  it('leaves four white modules on every side', () => {
    const { size, path } = drawn('0x8a1e0245190e039b0b936cfb1d4c82feed23493d');
    for (const [, x = '', y = '', width = ''] of path.matchAll(/M(\d+) (\d+)h(\d+)/g)) {
      expect(Number(x)).toBeGreaterThanOrEqual(4);
      expect(Number(y)).toBeGreaterThanOrEqual(4);
      expect(Number(x) + Number(width)).toBeLessThanOrEqual(size - 4);
      expect(Number(y)).toBeLessThan(size - 4);
    }
  });
});

describe('a text too long to scan', () => {
  it('is not drawn', () => {
    expect(drawQr('1'.repeat(901))).toBeNull();
    expect(drawQr('x'.repeat(900))).not.toBeNull();
  });
});

describe('qrContent', () => {
  it('keeps addresses as they are and lifts invoices', () => {
    expect(qrContent('0xAbC')).toBe('0xAbC');
    expect(qrContent('lnbc1xyz')).toBe('LNBC1XYZ');
  });
});
