import { json, readJson } from '@/lib/http';
import { addressFault } from '@/lib/payment/address';
import { limited } from '@/lib/rate-limit';
import { currentSession } from '@/lib/session';
import { refundAddressRequestSchema } from '@/schemas/field-check-request';

/**
 * Says what is wrong with an address that money may be sent back to. A POST, so that no address of
 * a buyer's stands in one of the web; nothing of it is kept.
 */
export async function POST(request: Request): Promise<Response> {
  const body = await readJson(request, refundAddressRequestSchema);
  if (!body.ok) return body.error;
  const turnedAway = await limited('field-check', await currentSession());
  if (turnedAway !== null) return turnedAway;
  const { address, ...payment } = body.data;
  return json({ fault: addressFault(payment, address) });
}
