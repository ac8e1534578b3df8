import 'server-only';
import type { Result } from '@/schemas/result';
import { wirePaymentVias } from '@/schemas/wire/payment-vias';
import { parseJson } from '../read-capped';
import { toCoins } from './catalogue-mapping';
import type { SupplierError } from './errors';
import { genHeader } from './headers';
import { exchange } from './transport';

/** What one harmless read tells of the supplier; times in milliseconds since 1970. */
export type CheckUp = {
  status: number;
  /** Its `Date` header. */
  date: string | undefined;
  /** How many coins can be paid with; null when the answer could not be read. */
  coins: number | null;
  sentAt: number;
  receivedAt: number;
};

/** A person waits, and may run it again. */
const deadlines = { connectMs: 5_000, headersMs: 8_000, wholeMs: 10_000 };

/**
 * `GET /v3/payment_vias`, once, with the partner's headers and on nobody's behalf, outside the shop's
 * budget of calls: for the doctor, which is another process.
 */
export async function checkUp(origin: string): Promise<Result<CheckUp, SupplierError>> {
  const sentAt = Date.now();
  const reply = await exchange({
    url: new URL('/v3/payment_vias', origin),
    method: 'GET',
    headers: {
      ...genHeader.server({ address: null, userAgent: null }),
      Accept: 'application/json',
    },
    deadlines,
  });
  const receivedAt = Date.now();
  if (!reply.ok) return reply;
  const { status, headers, text } = reply.data;
  const body = status === 200 ? wirePaymentVias.safeParse(parseJson(text)) : null;
  const coins = body?.success === true ? toCoins(body.data).length : null;
  return { ok: true, data: { status, date: headers.date, coins, sentAt, receivedAt } };
}
