import 'server-only';
import { isSandbox, runtime } from '../runtime';

/** The pictures of a brand, by the variants of the reference: webp first, jpg for the rest. */
export type LogoSources = { webp: string; jpg: string };

type Variant = '_300x190' | '_500x318';

/**
 * Where a brand's logo stands in a variant. The sandbox's pictures are served by the shop itself,
 * since a phone on the same network cannot reach the sandbox.
 * @returns null for a brand without a usable https (or sandbox) address.
 */
export function logoSources(logoBase: string | null, variant: Variant): LogoSources | null {
  if (logoBase === null || !URL.canParse(logoBase)) return null;
  const url = new URL(logoBase);
  if (isSandbox() && url.origin === runtime().supplierOrigin) {
    const file = url.pathname.split('/').at(-1) ?? '';
    const base = `/sandbox/logos/${encodeURIComponent(file)}${variant}`;
    return { webp: `${base}.webp`, jpg: `${base}.jpg` };
  }
  if (url.protocol !== 'https:') return null;
  return { webp: `${url.href}${variant}.webp`, jpg: `${url.href}${variant}.jpg` };
}
