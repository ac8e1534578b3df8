import { publicKeySet } from '@/lib/receipt/keys';
import { runtime } from '@/lib/runtime';

/** The public halves of the keys of receipts, the signing one first; none where there is no key. */
export function GET(): Response {
  const headers = { 'Cache-Control': 'public, max-age=3600' };
  return Response.json(publicKeySet(runtime().receiptKeys), { headers });
}
