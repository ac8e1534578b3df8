import { health } from '@/lib/health';
import { json } from '@/lib/http';

/** Whether the shop can serve: 200 once the store answers, else 503; and how it is. See `health`. */
export async function GET(): Promise<Response> {
  const told = await health();
  return json(told, { status: told.status === 'ok' ? 200 : 503 });
}
