import 'server-only';
import { headers } from 'next/headers';
import { keptMs } from './lifetime';
import { renderingOf, renderings } from './renderings';

/**
 * Says of the page being rendered, once it has read what it says, that it is the same for everybody, so
 * that others may be shown it too. It must not have looked at a cookie or at who asks. Without this no
 * page is kept.
 */
export async function mayBeKept(how: keyof typeof keptMs): Promise<void> {
  const nonce = renderingOf(await headers());
  if (nonce === null) return;
  renderings().set(nonce, { keptMs: keptMs[how], readAt: performance.now() });
}

/** Within how many milliseconds the page being rendered may still be shown: for what it says of an age. */
export async function shownForMs(): Promise<number> {
  return renderingOf(await headers()) === null ? 0 : keptMs.whole;
}
