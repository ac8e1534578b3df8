import { json, jsonError, readJson } from '@/lib/http';
import { limited } from '@/lib/rate-limit';
import { verifyReceipt } from '@/lib/receipt/verify';
import { runtime } from '@/lib/runtime';
import { currentSession } from '@/lib/session';
import { maxReceiptText } from '@/schemas/verification';
import { verificationRequestSchema } from '@/schemas/verification-request';

/** JSON escapes what it quotes, and UTF-8 spends up to three bytes on a character. */
const maxBodyBytes = 3 * maxReceiptText;

/** Says whether a receipt is the shop's. A POST, so that none stands in an address; none is kept. */
export async function POST(request: Request): Promise<Response> {
  const { receiptKeys } = runtime();
  if (receiptKeys.length === 0) return jsonError(404, 'not-found');
  const body = await readJson(request, verificationRequestSchema, maxBodyBytes);
  if (!body.ok) return body.error;
  const turnedAway = await limited('verification', await currentSession());
  return turnedAway ?? json(await verifyReceipt(body.data.text, receiptKeys));
}
