import { fetchSandboxLogo } from '@/lib/cryptorefills/sandbox';
import { jsonError } from '@/lib/http';
import { isSandbox } from '@/lib/runtime';

/** The sandbox's logos, for browsers that cannot reach it: it listens on loopback only. */
export async function GET(
  _request: Request,
  { params }: RouteContext<'/sandbox/logos/[file]'>,
): Promise<Response> {
  if (!isSandbox()) return jsonError(404, 'not-found');
  const logo = await fetchSandboxLogo((await params).file);
  if (logo === null) return jsonError(404, 'not-found');
  return new Response(await logo.arrayBuffer(), {
    headers: {
      'Content-Type': logo.headers.get('content-type') ?? 'application/octet-stream',
      'Cache-Control': 'public, max-age=86400',
      'X-Content-Type-Options': 'nosniff',
    },
  });
}
