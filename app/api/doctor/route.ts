import { buyerAddress } from '@/lib/client-address';
import { diagnoseRequest } from '@/lib/doctor/diagnosis';
import { probeStream } from '@/lib/doctor/probe-stream';
import { createProofCheck, proofHeader } from '@/lib/doctor/proof';
import { appVersion, settings } from '@/lib/env';
import { json, jsonError } from '@/lib/http';
import { eventStreamHeaders } from '@/lib/live/event-encoder';
import { processWide } from '@/lib/process-wide';
import { limited } from '@/lib/rate-limit';
import { runtime } from '@/lib/runtime';
import type { Diagnosis } from '@/schemas/doctor';

const proofCheck = processWide('doctorProofs', createProofCheck);

function notFound(): Response {
  return jsonError(404, 'not-found');
}

/**
 * Tells `npm run doctor` whom the shop would count its request as, and about the process; with
 * `?stream` it is two events and a pause between them, as proof that streams get through. Whoever
 * does not prove to know the session secret is told that nothing is here.
 */
export async function GET(request: Request): Promise<Response> {
  const { sessionSecrets: secrets, mode } = runtime();
  const now = Date.now();
  const isDoctor = proofCheck()(request.headers.get(proofHeader), { secrets, now });
  if (!isDoctor) return notFound();
  const { TRUSTED_PROXIES } = settings();
  const address = buyerAddress(request.headers, TRUSTED_PROXIES);
  const turnedAway = await limited('doctor', { id: null, address });
  if (turnedAway !== null) return turnedAway;
  if (new URL(request.url).searchParams.has('stream')) {
    return new Response(probeStream(), { headers: eventStreamHeaders });
  }
  const diagnosis: Diagnosis = {
    ...diagnoseRequest(request.headers, TRUSTED_PROXIES),
    mode,
    version: appVersion(),
    uptimeSeconds: Math.floor(process.uptime()),
    now,
  };
  return json(diagnosis);
}

/** Nothing is here for other methods either, as nowhere else under /api. */
export { notFound as DELETE, notFound as PATCH, notFound as POST, notFound as PUT };
