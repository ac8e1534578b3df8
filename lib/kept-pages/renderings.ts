import 'server-only';
import { ownHeader } from '../own-header';
import { processWide } from '../process-wide';

/** On requests of the shop's own, for a page to keep: the nonce it is to be rendered with. */
export const renderingHeader = ownHeader('rendering');

/** The pages being rendered to be kept, by their nonce, and whether they said that they may be. */
export const renderings = processWide(
  'renderings',
  () => new Map<string, { mayBeKept: boolean }>(),
);

/** The nonce of a request for a page to keep; null for every other one. */
export function renderingOf(head: Headers): string | null {
  const nonce = head.get(renderingHeader);
  return nonce !== null && renderings().has(nonce) ? nonce : null;
}
