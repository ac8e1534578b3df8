import { json, readJson } from '@/lib/http';
import { readPhoneNumber } from '@/lib/phone-number';
import { limited } from '@/lib/rate-limit';
import { currentSession } from '@/lib/session';
import { phoneNumberRequestSchema } from '@/schemas/field-check-request';

/**
 * Reads a phone number back, for the checkout of a top-up. A POST, so that no number stands in an
 * address; nothing of it is kept.
 */
export async function POST(request: Request): Promise<Response> {
  const body = await readJson(request, phoneNumberRequestSchema);
  if (!body.ok) return body.error;
  const turnedAway = await limited('field-check', await currentSession());
  if (turnedAway !== null) return turnedAway;
  const number = readPhoneNumber(body.data.phone, body.data.country);
  return json({ number: number && { e164: number.e164, shown: number.shown } });
}
