import 'server-only';
import { isSandbox, runtime } from '../runtime';

/**
 * Where a brand's logo stands, up to the variant and file type that `logo-files` adds. The sandbox's
 * pictures are served by the shop itself, since a phone on the same network cannot reach the sandbox.
 * @returns null for a brand without a usable https (or sandbox) address.
 */
export function logoStem(logoBase: string | null): string | null {
  if (logoBase === null || !URL.canParse(logoBase)) return null;
  const url = new URL(logoBase);
  if (isSandbox() && url.origin === runtime().supplierOrigin) {
    const file = url.pathname.split('/').at(-1) ?? '';
    return `/sandbox/logos/${encodeURIComponent(file)}`;
  }
  return url.protocol === 'https:' ? url.href : null;
}
