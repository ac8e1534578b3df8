import 'server-only';
import { isDeepStrictEqual } from 'node:util';
import { compactVerify } from 'jose';
import { receiptSchema } from '@/schemas/receipt';
import { receiptAlgorithm, receiptFileSchema, receiptHeaderSchema } from '@/schemas/receipt-file';
import { maxReceiptText, type Verification } from '@/schemas/verification';
import { parseJson } from '../read-capped';
import type { ReceiptKey } from './keys';

/** What somebody hands in: the signed part, and the file it came in, unless it came alone. */
type Given = { signed: string; file: unknown };

/**
 * Whether a JSON text says everything once: of a member that is written twice a program reads the
 * last, and a person perhaps the first.
 */
function isUnambiguous(text: string, value: unknown): boolean {
  const tight = text.replace(/"(?:[^"\\]|\\.)*"|\s+/g, (token) =>
    token.startsWith('"') ? JSON.stringify(parseJson(token)) : '',
  );
  return tight === JSON.stringify(value);
}

/** How deep a receipt's file goes, and twice that: what goes deeper would end the comparing of it. */
const deepest = 20;

function isDeeper(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return levels === 0 || Object.values(value).some((part) => isDeeper(part, levels - 1));
}

/** Reads a file; says at once what there is to say of one without a signed part. */
function readFile(text: string): Given | Verification {
  const value = parseJson(text);
  if (isDeeper(value, deepest)) return { outcome: 'unreadable' };
  const file = receiptFileSchema.safeParse(value);
  if (!file.success || !isUnambiguous(text, value)) return { outcome: 'unreadable' };
  const { signed, receipt } = file.data;
  if (signed !== undefined) return { signed, file: value };
  return { outcome: receiptSchema.safeParse(receipt).success ? 'unsigned' : 'unreadable' };
}

/** Mail breaks long lines, so a signed part that stands alone may have blanks anywhere. */
function read(text: string): Given | Verification {
  if (text.length > maxReceiptText) return { outcome: 'unreadable' };
  const trimmed = text.trim();
  if (trimmed.startsWith('{')) return readFile(trimmed);
  return { signed: trimmed.replace(/\s+/g, ''), file: null };
}

/** The bytes of a part of a JWS; null unless it is written the one way there is to write them. */
function bytesOf(part: string): Buffer | null {
  const bytes = Buffer.from(part, 'base64url');
  return bytes.toString('base64url') === part ? bytes : null;
}

function jsonOf(part: string): unknown {
  return parseJson(bytesOf(part)?.toString('utf8') ?? '');
}

/** The payload, if the signature over it is the key's. */
async function signedPayload(signed: string, key: ReceiptKey): Promise<unknown> {
  const isPlain = signed.split('.').every((part) => bytesOf(part) !== null);
  if (!isPlain) return undefined;
  try {
    const { payload } = await compactVerify(signed, key.publicKey, {
      algorithms: [receiptAlgorithm],
    });
    return parseJson(Buffer.from(payload).toString('utf8'));
  } catch {
    return undefined;
  }
}

async function verifySigned(
  { signed, file }: Given,
  keys: readonly ReceiptKey[],
): Promise<Verification> {
  const [head = '', ...rest] = signed.split('.');
  const header = receiptHeaderSchema.safeParse(jsonOf(head));
  if (rest.length !== 2 || !header.success) return { outcome: 'unreadable' };
  const key = keys.find(({ id }) => id === header.data.kid);
  if (key === undefined) return { outcome: 'unknown-key' };
  const payload = await signedPayload(signed, key);
  if (payload === undefined) return { outcome: 'forged' };
  const receipt = receiptSchema.safeParse(payload);
  // Signed by a shop whose receipts are newer than this one's.
  if (!receipt.success) return { outcome: 'unreadable' };
  const agrees = file === null || isDeepStrictEqual(file, { receipt: payload, signed });
  return { outcome: agrees ? 'valid' : 'changed', receipt: receipt.data };
}

/**
 * What a text is worth as a receipt: that of the file, or of its signed part alone. The keys are the
 * shop's own; nothing in the text chooses another one, or another way of signing. Never throws.
 */
export async function verifyReceipt(
  text: string,
  keys: readonly ReceiptKey[],
): Promise<Verification> {
  const given = read(text);
  return 'outcome' in given ? given : await verifySigned(given, keys);
}
