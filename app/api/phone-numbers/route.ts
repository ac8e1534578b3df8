import { json, readJson } from '@/lib/http';
import { countryName } from '@/lib/i18n/country-names';
import { readPhoneNumber } from '@/lib/phone-number';
import { limited } from '@/lib/rate-limit';
import { currentSession } from '@/lib/session';
import { phoneNumberRequestSchema } from '@/schemas/field-check-request';

/**
 * Reads a phone number back with its country, for the checkout of a top-up. A POST, so that no number stands in an
 * address; nothing of it is kept.
 */
export async function POST(request: Request): Promise<Response> {
  const body = await readJson(request, phoneNumberRequestSchema);
  if (!body.ok) return body.error;
  const turnedAway = await limited('field-check', await currentSession());
  if (turnedAway !== null) return turnedAway;
  const { phone, country, locale } = body.data;
  const number = readPhoneNumber(phone, country);
  if (number === null) return json({ number });
  const { e164, shown, country: code } = number;
  const own = code === null ? null : { code, name: countryName(code, locale) };
  return json({ number: { e164, shown, country: own } });
}
