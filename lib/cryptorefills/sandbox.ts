import 'server-only';
import type { Simulation } from '@/schemas/simulation';
import { runtime } from '../runtime';
import { orderPath } from './orders';

/** File names of the supplier's logos: a slug, a size, a format. Nothing that could leave the folder. */
const logoFile = /^[a-z0-9-]+(?:_500x318|_300x190)?\.(webp|jpg)$/;

/** One of the sandbox's drawn logos; null for a name that is none or unknown. */
export async function fetchSandboxLogo(file: string): Promise<Response | null> {
  if (!logoFile.test(file)) return null;
  const response = await fetch(new URL(`/logos_v2/${file}`, runtime().supplierOrigin), {
    cache: 'no-store',
  });
  return response.ok ? response : null;
}

/** Makes something happen to an order in the sandbox. False when it is refused as impossible. */
export async function simulate(supplierId: string, action: Simulation): Promise<boolean> {
  const [id] = orderPath(supplierId).split('/').slice(-1);
  const url = new URL(`/control/orders/${id}/${action}`, runtime().supplierOrigin);
  const response = await fetch(url, { method: 'POST', cache: 'no-store' });
  return response.ok;
}
