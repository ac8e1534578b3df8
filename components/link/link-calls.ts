import {
  type LinkLook,
  type LinkOpened,
  linkLookSchemas,
  linkOpenedSchemas,
  oneOf,
} from '@/schemas/links';

/** Sends a token, which stands in the body alone; the answer, or null for none that is whole. */
async function send(
  path: string,
  token: string,
): Promise<{ status: number; data: unknown } | null> {
  try {
    const response = await fetch(path, {
      method: 'POST',
      cache: 'no-store',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ token }),
    });
    return { status: response.status, data: await response.json() };
  } catch {
    return null;
  }
}

/** What a link would open; null when the shop cannot be asked. */
export async function lookAt(token: string): Promise<LinkLook | null> {
  const answer = await send('/api/links/look', token);
  return oneOf<LinkLook>(linkLookSchemas, answer?.data);
}

/** Opens a link; `no-cookies` when the browser has kept nothing of the look before. */
export async function open(token: string): Promise<LinkOpened | 'no-cookies' | null> {
  const answer = await send('/api/links/open', token);
  if (answer?.status === 403) return 'no-cookies';
  return oneOf<LinkOpened>(linkOpenedSchemas, answer?.data);
}

/** The token of a link's fragment; whatever a mail program has put behind it is left out. */
export function tokenIn(hash: string): string | null {
  return /^#([A-Za-z0-9_-]{43})(?![A-Za-z0-9_-])/.exec(hash)?.[1] ?? null;
}
