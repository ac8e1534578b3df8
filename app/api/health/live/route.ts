import { json } from '@/lib/http';

/** Whether this process answers at all. It asks nobody: what restarting cannot mend is not its matter. */
export function GET(): Response {
  return json({ status: 'live' });
}
