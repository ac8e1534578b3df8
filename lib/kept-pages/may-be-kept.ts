import 'server-only';
import { headers } from 'next/headers';
import { keptMs } from './lifetime';
import { renderingOf, renderings } from './renderings';

/**
 * Says of the page being rendered that it is whole and the same for everybody, so that for the next
 * seconds others may be shown it, too. It must not have looked at a cookie or at who asks. Without this
 * no page is kept.
 */
export async function mayBeKept(): Promise<void> {
  const nonce = renderingOf(await headers());
  if (nonce !== null) renderings().set(nonce, { mayBeKept: true });
}

/** Within how many milliseconds the page being rendered may still be shown: for what it says of an age. */
export async function shownForMs(): Promise<number> {
  return renderingOf(await headers()) === null ? 0 : keptMs;
}
