import 'server-only';
import { ownHeader } from '../own-header';
import { processWide } from '../process-wide';

/** On requests of the shop's own, for a page to keep: the nonce it is to be rendered with. */
export const renderingHeader = ownHeader('rendering');

/** For how many milliseconds a page may be kept, and from when on, by the process' own clock. */
export type Keeping = { keptMs: number; readAt: number };

/** The pages being rendered to be kept, by their nonce, and what they said of it so far. */
export const renderings = processWide('renderings', () => new Map<string, Keeping | null>());

/** The nonce of a request for a page to keep; null for every other one. */
export function renderingOf(head: Headers): string | null {
  const nonce = head.get(renderingHeader);
  return nonce !== null && renderings().has(nonce) ? nonce : null;
}
