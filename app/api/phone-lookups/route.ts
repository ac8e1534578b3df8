import { lookUpPhone } from '@/lib/catalogue/phone-lookup';
import { json, jsonError, readJson } from '@/lib/http';
import { isLocale } from '@/lib/i18n/locales';
import { limited } from '@/lib/rate-limit';
import { currentSession } from '@/lib/session';
import { phoneLookupRequestSchema } from '@/schemas/phone-lookup-request';

/**
 * Reads a phone number back and suggests its operators. A POST, so that no number stands in an
 * address; nothing of it is kept.
 */
export async function POST(request: Request): Promise<Response> {
  const body = await readJson(request, phoneLookupRequestSchema);
  if (!body.ok) return body.error;
  if (!isLocale(body.data.locale)) return jsonError(422, 'invalid-input', { fields: ['locale'] });
  const session = await currentSession();
  const turnedAway = await limited('phone-lookup', session);
  if (turnedAway !== null) return turnedAway;
  const found = await lookUpPhone(session, body.data);
  return found === null ? jsonError(422, 'invalid-input', { fields: ['phone'] }) : json(found);
}
