import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { filled, filledGzip, type Gapped, leaveOpen, sizeOf } from './gapped';

const word = 'MjM2NDY1OWItOTFiYy00N2FlLWE1ZGYtNTdmMjYzZDM3MTRk';
const other = 'OGMxOWNjNjQtMWEyOS00NGNjLThlZjYtZGE1YmM4ZDhkODI1';

/** Texts as pages are: much that is said again, at distances beyond the window too. */
const stretch = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  fc
    .tuple(fc.string({ minLength: 1, maxLength: 12 }), fc.nat(8_000))
    .map(([text, times]) => text.repeat(times).slice(0, 50_000)),
  fc.constantFrom('', ' ', word.slice(1), `<script nonce="`, `" src="/_next/static/a.js">`),
);
const texts = fc
  .array(stretch, { minLength: 1, maxLength: 12 })
  .filter((parts) => !parts.join('').includes('\0') && !parts.join('').includes(word));

async function opened(text: string) {
  const gapped = await leaveOpen(text, word);
  if (gapped === null) throw new Error('not left open');
  return gapped;
}

const plain = (text: Gapped, by: string) => Buffer.concat(filled(text, by)).toString();
const gzip = (text: Gapped, by: string) => Buffer.concat(filledGzip(text, by));

describe('a text with gaps', () => {
  it('is, filled, the text with another word wherever the first stood', async () => {
    await fc.assert(
      fc.asyncProperty(texts, async (parts) => {
        const text = await opened(parts.join(word));
        expect(plain(text, other)).toBe(parts.join(other));
        expect(gunzipSync(gzip(text, other)).toString()).toBe(parts.join(other));
        expect(gunzipSync(gzip(text, word)).toString()).toBe(parts.join(word));
      }),
      { numRuns: 60 },
    );
  });

  it('is read whole by what unpacks as a browser does, byte after byte', async () => {
    const html = `<p>${'caf\u00e9 \u{1f9c9} '.repeat(9_000)}</p>`;
    const text = await opened([html, html, ''].join(word));
    const packed = new Blob([new Uint8Array(gzip(text, other))]).stream();
    const read = await new Response(packed.pipeThrough(new DecompressionStream('gzip'))).text();
    expect(read).toBe([html, html, ''].join(other));
  });

  it('refers to what stood before a gap, so that gaps cost next to nothing', async () => {
    const line = Array.from({ length: 300 }, (_, i) => `brand ${(i * 7919) % 9973}`).join(',');
    const [whole, cut] = await Promise.all([opened(line + line), opened(line + word + line)]);
    const [less, more] = [whole, cut].map((text) => gzip(text, word).length);
    expect((more ?? 0) - (less ?? 0)).toBeLessThan(word.length + 60);
  });

  it('is none with the character that stands in the gaps, or a word of another length', async () => {
    expect(await leaveOpen('a\0b', word)).toBeNull();
    const text = await opened(`a${word}b`);
    expect(() => filled(text, 'short')).toThrow(RangeError);
    expect(() => filledGzip(text, `${other}=`)).toThrow(RangeError);
  });

  it('knows what it takes to keep, and holds on to no more', async () => {
    const text = await opened(`ab${word}c${word.repeat(3)}`);
    const packed = text.stretches.map((each) => each.packed);
    expect(sizeOf(text)).toBe(3 + Buffer.concat(packed).length);
    for (const { buffer } of packed) expect(buffer.byteLength).toBeLessThan(10_000);
  });
});
