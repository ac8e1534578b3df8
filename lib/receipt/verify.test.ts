import { CompactSign } from 'jose';
import { beforeAll, describe, expect, it } from 'vitest';
import { maxReceiptText } from '@/schemas/verification';
import { type ReceiptKey, receiptKeysOf } from './keys';
import { receipt, seeds } from './receipt-fixtures';
import { receiptFile, receiptFileName, signReceipt } from './sign';
import { verifyReceipt } from './verify';

let keys: ReceiptKey[];
let key: ReceiptKey;
let stranger: ReceiptKey;
beforeAll(async () => {
  const [first, second] = await receiptKeysOf([seeds.first, seeds.second]);
  if (first === undefined || second === undefined) throw new Error('A key is missing.');
  [key, stranger] = [first, second];
  keys = [key];
});

/** Signs anything under any header, as whoever has the key could. */
function sign(payload: unknown, header: Record<string, unknown>, by = key): Promise<string> {
  return new CompactSign(Buffer.from(JSON.stringify(payload)))
    .setProtectedHeader({ alg: 'EdDSA', kid: key.id, typ: 'receipt+jws', ...header })
    .sign(by.privateKey);
}

const outcome = async (text: string, by = keys) => (await verifyReceipt(text, by)).outcome;

const base64 = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

describe('a receipt of the shop', () => {
  it('is valid as its file, and as its signed part alone', async () => {
    const signed = await signReceipt(receipt(), key);
    const valid = { outcome: 'valid', receipt: receipt() };
    expect(await verifyReceipt(await receiptFile(receipt(), keys), keys)).toEqual(valid);
    expect(await verifyReceipt(signed, keys)).toEqual(valid);
  });

  it('may come with blanks and line breaks, as mail makes them', async () => {
    const signed = await signReceipt(receipt(), key);
    expect(await outcome(`\uFEFF\n ${signed.replace(/.{60}/g, '$&\r\n\t')} \n`)).toBe('valid');
    const file = JSON.parse(await receiptFile(receipt(), keys));
    expect(await outcome(`\r\n${JSON.stringify(file, null, '\t')}\r\n\n`)).toBe('valid');
    expect(await outcome(JSON.stringify(file))).toBe('valid');
  });

  it('may have its members in another order', async () => {
    const { signed, receipt: written } = JSON.parse(await receiptFile(receipt(), keys));
    const turned = Object.fromEntries(Object.entries(written).reverse());
    expect(await outcome(JSON.stringify({ signed, receipt: turned }))).toBe('valid');
  });

  it('verifies with any of the keys, and is signed by the first', async () => {
    const both = await receiptKeysOf([seeds.second, seeds.first]);
    const [newest] = both;
    expect(await outcome(await signReceipt(receipt(), key), both)).toBe('valid');
    const { signed } = JSON.parse(await receiptFile(receipt(), both));
    const [header = ''] = signed.split('.');
    expect(JSON.parse(Buffer.from(header, 'base64url').toString())).toEqual({
      alg: 'EdDSA',
      kid: newest?.id,
      typ: 'receipt+jws',
    });
    expect(await outcome(signed)).toBe('unknown-key');
  });

  it('is kept under the day of its order', () => {
    expect(receiptFileName(receipt())).toBe('receipt-2026-09-21.json');
  });
});

describe('a receipt whose readable part was changed', () => {
  const changes: [string, (file: Record<string, unknown>) => unknown][] = [
    ['in an amount', (file) => ({ ...file, receipt: receipt({ order: 'another' }) })],
    ['by a member more', (file) => ({ ...file, receipt: { ...receipt(), tip: '5' } })],
    ['beside the receipt', (file) => ({ ...file, note: 'Paid twice.' })],
    ['by a member of a special name', (file) => ({ ...file, receipt: withProto() })],
    ['by its lack', ({ signed }) => ({ signed })],
    ['to nothing', (file) => ({ ...file, receipt: null })],
  ];
  function withProto(): unknown {
    return JSON.parse(JSON.stringify(receipt()).replace('{', '{"__proto__":{"paid":"twice"},'));
  }

  it.each(changes)('is told to be, with what was signed: %s', async (_how, change) => {
    const file = JSON.parse(await receiptFile(receipt(), keys));
    const text = JSON.stringify(change(file));
    expect(await verifyReceipt(text, keys)).toEqual({ outcome: 'changed', receipt: receipt() });
  });

  it('is not read when it says a thing twice', async () => {
    const file = await receiptFile(receipt(), keys);
    const twice = file.replace('"amount"', '"amount": "1.00", "amount"');
    expect(JSON.parse(twice)).toEqual(JSON.parse(file));
    expect(await outcome(twice)).toBe('unreadable');
    const ahead = file.replace('{', `{ "receipt": ${JSON.stringify(receipt({ items: [] }))},`);
    expect(JSON.parse(ahead)).toEqual(JSON.parse(file));
    expect(await outcome(ahead)).toBe('unreadable');
  });
});

describe('a signature', () => {
  it('of another payload does not fit', async () => {
    const [head, , tail] = (await signReceipt(receipt(), key)).split('.');
    const payload = base64(receipt({ state: 'refunded' }));
    expect(await outcome(`${head}.${payload}.${tail}`)).toBe('forged');
  });

  it('of somebody else under the shop’s key id does not fit', async () => {
    expect(await outcome(await sign(receipt(), {}, stranger))).toBe('forged');
  });

  it('of another key is another shop’s, also where the shop has no key', async () => {
    const theirs = await signReceipt(receipt(), stranger);
    expect(await outcome(theirs)).toBe('unknown-key');
    expect(await outcome(await signReceipt(receipt(), key), [])).toBe('unknown-key');
  });

  it.each(['none', 'HS256', 'Ed25519', 'ES256', 'eddsa'])(
    'is never that of the algorithm %s',
    async (alg) => {
      const [, payload, tail] = (await signReceipt(receipt(), key)).split('.');
      const head = base64({ alg, kid: key.id, typ: 'receipt+jws' });
      expect(await outcome(`${head}.${payload}.${tail}`)).toBe('forged');
      expect(await outcome(`${head}.${payload}.`)).toBe('forged');
    },
  );

  it('brings no key of its own', async () => {
    const jwk = stranger.publicKey.export({ format: 'jwk' });
    expect(await outcome(await sign(receipt(), { jwk }, stranger))).toBe('unreadable');
    expect(await outcome(await sign(receipt(), { jku: 'https://evil.example' }))).toBe(
      'unreadable',
    );
  });

  it('of the shop under something else makes no receipt of it', async () => {
    expect(await outcome(await sign(receipt(), { typ: 'JWT' }))).toBe('unreadable');
    expect(await outcome(await sign({ ...receipt(), version: 2 }, {}))).toBe('unreadable');
    expect(await outcome(await sign('a text', {}))).toBe('unreadable');
  });
});

describe('what is not signed', () => {
  it('could be written by anybody', async () => {
    const file = await receiptFile(receipt(), []);
    expect(JSON.parse(file)).toEqual({ receipt: receipt() });
    expect(await outcome(file)).toBe('unsigned');
  });

  it.each([
    '',
    ' ',
    '{}',
    '{"receipt":{}}',
    '{"receipt":1,"signed":2}',
    '[]',
    'a.b.c',
    '..',
    'null',
  ])('and is no receipt is not read: %s', async (text) => {
    expect(await outcome(text)).toBe('unreadable');
  });

  it.each(['[', '{"a":'])('nor is what is nested deeper than a stack goes: %s', async (opening) => {
    const levels = 9000;
    const nested = `${opening.repeat(levels)}1${(opening === '[' ? ']' : '}').repeat(levels)}`;
    for (const text of [`{"receipt":${nested}}`, `{"signed":"a.b.c","more":${nested}}`])
      expect(await verifyReceipt(text, [key])).toEqual({ outcome: 'unreadable' });
  });

  it('nor is what is longer than a receipt can be', async () => {
    const file = await receiptFile(receipt(), keys);
    expect(await outcome(file.padEnd(maxReceiptText))).toBe('valid');
    expect(await outcome(file.padEnd(maxReceiptText + 1))).toBe('unreadable');
  });
});
