import { createHash, generateKeyPairSync } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Chain, walletAddress } from '.';
import { encodeBase58, encodeBase58Check } from './base58';
import { decodeBech32 } from './bech32';
import { isOnCurve } from './curve';

const alphabet = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';

function decodeBase58(text: string): Buffer {
  let value = 0n;
  for (const char of text) value = value * 58n + BigInt(alphabet.indexOf(char));
  const hex = value === 0n ? '' : value.toString(16);
  const zeros = /^1*/.exec(text)?.[0].length ?? 0;
  return Buffer.concat([
    Buffer.alloc(zeros),
    Buffer.from(hex.padStart(hex.length + (hex.length % 2), '0'), 'hex'),
  ]);
}

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest();
const order = (id: string) => ({ id, satoshi: 48_657n, createdAt: 1_795_231_433_000 });
const words2bytes = (words: number[]) => {
  const bits = words.map((word) => word.toString(2).padStart(5, '0')).join('');
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
};

/** The tagged fields of an invoice, read as BOLT 11 describes them. */
function readInvoice(text: string) {
  const decoded = decodeBech32(text);
  if (!decoded) throw new Error('bad checksum');
  const number = (words: number[]) => words.reduce((value, word) => value * 32 + word, 0);
  const body = decoded.words.slice(7, -104);
  const fields = new Map<number, number[]>();
  for (let at = 0; at < body.length; ) {
    const length = number(body.slice(at + 1, at + 3));
    fields.set(body[at] ?? 0, body.slice(at + 3, at + 3 + length));
    at += 3 + length;
  }
  const bytes = (tag: number) => words2bytes(fields.get(tag) ?? []);
  return {
    prefix: decoded.prefix,
    timestamp: number(decoded.words.slice(0, 7)),
    hash: bytes(1).toString('hex'),
    secret: bytes(16).toString('hex'),
    description: bytes(13).toString('utf8'),
    expiry: number(fields.get(6) ?? []),
    features: fields.get(5),
  };
}

describe('base58', () => {
  test('known strings', () => {
    expect(encodeBase58(Buffer.from('Hello World!'))).toBe('2NEpo7TZRRrLZSi2U');
    expect(encodeBase58(Buffer.from('0000287fb4cd', 'hex'))).toBe('11233QC4');
    expect(encodeBase58(new Uint8Array(32))).toBe('1'.repeat(32));
  });

  test('the address of an all-zero hash is the well-known one', () => {
    expect(encodeBase58Check(0, new Uint8Array(20))).toBe('1111111111111111111114oLvT2');
    expect(encodeBase58Check(0x41, new Uint8Array(20))).toBe('T9yD14Nj9j7xAB4dbGeiX9h8unkKHxuWwb');
  });
});

describe('the curve test', () => {
  test('every public key lies on the curve', () => {
    for (let round = 0; round < 12; round += 1) {
      const { publicKey } = generateKeyPairSync('ed25519');
      const raw = publicKey.export({ format: 'der', type: 'spki' }).subarray(-32);
      expect(isOnCurve(raw)).toBe(true);
    }
  });

  test('about half of all byte strings do not', () => {
    const found = Array.from({ length: 60 }, (_, round) => isOnCurve(sha256(Buffer.from([round]))));
    const on = found.filter(Boolean).length;
    expect(on).toBeGreaterThan(15);
    expect(on).toBeLessThan(45);
  });

  test('a y beyond the field is no point', () => {
    expect(isOnCurve(Buffer.concat([Buffer.alloc(31, 0xff), Buffer.of(0x7f)]))).toBe(false);
  });
});

describe('wallet addresses', () => {
  const shapes: Record<Exclude<Chain, 'lightning'>, RegExp> = {
    evm: /^0x0{24}[1-9a-f][0-9a-f]{15}$/,
    solana: /^1{24}[1-9A-HJ-NP-Za-km-z]{10,11}$/,
    tron: /^T9yD14Nj9j7xA[1-9A-HJ-NP-Za-km-z]{21}$/,
    bitcoin: /^bc1q{19,}[02-9ac-hj-np-z]{10,}$/,
    litecoin: /^ltc1q{19,}[02-9ac-hj-np-z]{10,}$/,
    dogecoin: /^D[1-9A-HJ-NP-Za-km-z]{24,33}$/,
  };
  const chains = fc.constantFrom<(keyof typeof shapes)[]>(
    'evm',
    'solana',
    'tron',
    'bitcoin',
    'litecoin',
    'dogecoin',
  );

  test('look like their chain and open with zeros, and repeat for the same order', () => {
    fc.assert(
      fc.property(chains, fc.uuid(), (chain, id) => {
        const address = walletAddress(chain, order(id));
        expect(address).toMatch(shapes[chain]);
        expect(walletAddress(chain, order(id))).toBe(address);
      }),
    );
  });

  test('have valid checksums and hash lengths', () => {
    fc.assert(
      fc.property(fc.uuid(), (id) => {
        const bitcoin = decodeBech32(walletAddress('bitcoin', order(id)));
        expect(bitcoin?.prefix).toBe('bc');
        expect(words2bytes(bitcoin?.words.slice(1) ?? [])).toHaveLength(20);
        const tron = decodeBase58(walletAddress('tron', order(id)));
        expect(tron).toHaveLength(25);
        expect(sha256(sha256(tron.subarray(0, 21))).subarray(0, 4)).toEqual(tron.subarray(21));
        const solana = decodeBase58(walletAddress('solana', order(id)));
        expect(solana).toHaveLength(32);
        expect(isOnCurve(solana)).toBe(true);
      }),
      { numRuns: 25 },
    );
  });
});

describe('Lightning invoices', () => {
  test('the reader below agrees with the specification', () => {
    const published =
      'lnbc1pvjluezsp5zyg3zyg3zyg3zyg3zyg3zyg3zyg3zyg3zyg3zyg3zyg3zyg3zygspp5qqqsyqcyq5rqwzqfqqqsyqcyq5rqwzqfqqqsyqcyq5rqwzqfqypqdpl2pkx2ctnv5sxxmmwwd5kgetjypeh2ursdae8g6twvus8g6rfwvs8qun0dfjkxaq9qrsgq357wnc5r2ueh7ck6q93dj32dlqnls087fxdwk8qakdyafkq3yap9us6v52vjjsrvywa6rt52cm9r9zqt8r2t7mlcwspyetp5h2tztugp9lfyql';
    expect(readInvoice(published)).toMatchObject({
      prefix: 'lnbc',
      timestamp: 1_496_314_658,
      secret: '11'.repeat(32),
      description: 'Please consider supporting this project',
      features: [16, 8, 0],
    });
  });

  test('say what they are for, how much, from when and for how long', () => {
    const invoice = walletAddress('lightning', order('2113a413-0da0-4d4f-9af0-bbcb63825ee6'));
    const read = readInvoice(invoice);
    expect(read).toMatchObject({
      prefix: 'lnbc486570n',
      timestamp: 1_795_231_433,
      expiry: 3600,
      description: 'Simulated order, do not pay',
    });
    expect(read.hash).toHaveLength(64);
    expect(read.secret).not.toBe(read.hash);
  });

  test.each([
    [1n, 'lnbc10n'],
    [2500n, 'lnbc25u'],
    [2_000_000n, 'lnbc20m'],
  ])('%d satoshi', (satoshi, prefix) => {
    const invoice = walletAddress('lightning', { ...order('x'), satoshi });
    expect(readInvoice(invoice).prefix).toBe(prefix);
  });
});
