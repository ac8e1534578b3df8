import 'server-only';

/** The two events of the stream with which the doctor finds out whether a proxy holds streams back. */
export const probeEvents = { first: 'event: first', second: 'event: second' } as const;

/** Long enough to tell the two apart on a slow line. */
const pauseMs = 300;

const encoder = new TextEncoder();

/** A stream of two events that are 300 ms apart, and its end. */
export function probeStream(): ReadableStream<Uint8Array> {
  let timer: NodeJS.Timeout | undefined;
  return new ReadableStream({
    start(controller) {
      controller.enqueue(encoder.encode(`${probeEvents.first}\ndata: {}\n\n`));
      timer = setTimeout(() => {
        controller.enqueue(encoder.encode(`${probeEvents.second}\ndata: {}\n\n`));
        controller.close();
      }, pauseMs);
    },
    cancel: () => clearTimeout(timer),
  });
}
