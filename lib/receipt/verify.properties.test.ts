import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Receipt, receiptSchema } from '@/schemas/receipt';
import { parseVerification } from '@/schemas/verification';
import { type ReceiptKey, receiptKeysOf } from './keys';
import { receipt, seeds } from './receipt-fixtures';
import { receiptFile, signReceipt } from './sign';
import { verifyReceipt } from './verify';

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

let keys: ReceiptKey[];
let signed: string;
let file: string;
beforeAll(async () => {
  keys = await receiptKeysOf([seeds.first, seeds.second]);
  const [newest] = keys;
  if (newest === undefined) throw new Error('There is no key.');
  signed = await signReceipt(receipt(), newest);
  file = await receiptFile(receipt(), keys);
});

const outcome = async (text: string) => (await verifyReceipt(text, keys)).outcome;

function replaced(text: string, at: number, character: string): string {
  return text.slice(0, at) + character + text.slice(at + 1);
}

/** Any receipt there can be, with texts of any kind in it. */
const anyText = fc.option(fc.string({ unit: 'grapheme' }), { nil: null });
const anyReceipt: fc.Arbitrary<Receipt> = fc
  .record({
    name: fc.string({ unit: 'grapheme' }),
    amount: anyText,
    items: fc.array(
      fc.record({ brand: anyText, label: anyText, country: anyText, failed: fc.boolean() }),
      { maxLength: 10 },
    ),
  })
  .map(({ name, amount, items }) => ({
    ...receipt({ items }),
    shop: { name, origin: 'https://shop.example' },
    payment: { ...receipt().payment, amount },
  }));

describe('verifyReceipt', () => {
  it('finds every receipt valid that the shop signs, as it was signed', async () => {
    const check = async (given: Receipt) => {
      expect(receiptSchema.parse(given)).toEqual(given);
      const text = await receiptFile(given, keys);
      expect(await verifyReceipt(text, keys)).toEqual({ outcome: 'valid', receipt: given });
    };
    await fc.assert(fc.asyncProperty(anyReceipt, check));
  });

  it('finds no signed part valid of which a single character is another', async () => {
    for (let at = 0; at < signed.length; at += 1) {
      // Neighbours in the alphabet differ in the bits that base64url may leave unused.
      const index = alphabet.indexOf(signed.charAt(at));
      for (const other of [index ^ 1, index ^ 2, index ^ 4, index ^ 8, index ^ 16, index ^ 32]) {
        const character = index < 0 ? 'A' : alphabet.charAt(other);
        expect(await outcome(replaced(signed, at, character)), `${at} ${character}`).not.toBe(
          'valid',
        );
      }
    }
  });

  it('nor when that character is any there is, is missing, or is one more', async () => {
    const change = fc.record({
      at: fc.nat({ max: signed.length - 1 }),
      character: fc.string({ unit: 'grapheme', maxLength: 2 }),
      instead: fc.constantFrom(0, 1),
    });
    const property = fc.asyncProperty(change, async ({ at, character, instead }) => {
      const text = signed.slice(0, at) + character + signed.slice(at + instead);
      fc.pre(text.replace(/\s/g, '') !== signed);
      expect(await outcome(text)).not.toBe('valid');
    });
    await fc.assert(property, { numRuns: 1000 });
  });

  it('finds no file valid that reads differently', async () => {
    const change = fc.tuple(fc.nat({ max: file.length - 1 }), fc.string({ unit: 'grapheme' }));
    await fc.assert(
      fc.asyncProperty(change, async ([at, character]) => {
        const text = replaced(file, at, character);
        if ((await outcome(text)) !== 'valid') return;
        expect(JSON.parse(text)).toEqual(JSON.parse(file));
      }),
      { numRuns: 1000 },
    );
  });

  it('takes any text', async () => {
    const parts = fc.array(fc.oneof(fc.base64String(), fc.json(), fc.string()), { maxLength: 4 });
    const texts = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.json(),
      parts.map((all) => all.join('.')),
      fc
        .tuple(fc.jsonValue(), fc.jsonValue())
        .map(([receipt, signed]) => JSON.stringify({ receipt, signed })),
    );
    const check = async (text: string) => {
      const verification = await verifyReceipt(text, keys);
      expect(parseVerification(verification)).toEqual(verification);
      expect(verification.outcome).not.toBe('valid');
    };
    await fc.assert(fc.asyncProperty(texts, check), { numRuns: 1000 });
  });
});
