import { readiness } from '@/lib/health';
import { json } from '@/lib/http';

/** Whether requests should be sent here: 200, or 503 with why not. */
export async function GET(): Promise<Response> {
  const status = await readiness();
  return json({ status }, { status: status === 'ready' ? 200 : 503 });
}
