import { brandingFileNamed } from '@/lib/branding/branding';
import { jsonError } from '@/lib/http';

/** A logo, icon or font of the partner's; its name changes with its content. */
export async function GET(
  _request: Request,
  { params }: RouteContext<'/branding/[file]'>,
): Promise<Response> {
  const file = brandingFileNamed((await params).file);
  if (file === null) return jsonError(404, 'not-found');
  const headers = {
    'Content-Type': file.type,
    'Cache-Control': 'public, max-age=31536000, immutable',
  };
  return new Response(file.bytes, { headers });
}
