import { embedHead, type FrameNews, helloSchema } from '@/schemas/embed-message';

/** The shop's window, as far as it talks with the page around it. */
type Surroundings = Pick<Window, 'addEventListener'> & {
  parent: { postMessage(message: unknown, targetOrigin: string): void };
};

/**
 * Lets the shop in a frame tell the page around it what is new. It is silent until that page, of an
 * origin on the list, has said hello, and speaks to that very origin from then on.
 * @param onHello called for each hello, to tell how things stand; `isFirst` of this document
 * @returns tells something; nothing happens while nobody may hear it
 */
export function startTalk(
  surroundings: Surroundings,
  origins: readonly string[],
  { onHello, signal }: { onHello: (isFirst: boolean) => void; signal: AbortSignal },
): (news: FrameNews) => void {
  let listener: string | null = null;
  const hear = ({ source, origin, data }: MessageEvent) => {
    if (source !== surroundings.parent || !origins.includes(origin)) return;
    if (!helloSchema.safeParse(data).success) return;
    const isFirst = listener === null;
    listener = origin;
    onHello(isFirst);
  };
  surroundings.addEventListener('message', hear, { signal });
  return (news) => {
    if (listener !== null) surroundings.parent.postMessage({ ...embedHead, ...news }, listener);
  };
}
