import type { StreamFault } from './fault-schema';
import { frameOf, type Line, type Manner, stopFrame, usualManner } from './streams';

/** The usual manner with every state changed on its way. */
export function transformed(change: (data: unknown) => unknown): Manner {
  return (line) => {
    const usual = usualManner(line);
    return { ...usual, send: (data) => usual.send(change(data)) };
  };
}

const silent: Manner = () => ({ send() {}, stop() {}, heartbeat() {} });

/** Sends so many frames as usual, then half of the next one, and breaks the connection off. */
function dropping(frames: number): Manner {
  return (line) => {
    const usual = usualManner(line);
    let left = frames;
    const next = (frame: string, asUsual: () => void) => {
      left -= 1;
      if (left >= 0) asUsual();
      else line.cut(frame.slice(0, frame.length / 2));
    };
    return {
      ...usual,
      send: (data) => next(frameOf(data), () => usual.send(data)),
      stop: () => next(stopFrame, usual.stop),
    };
  };
}

/** Ends the stream in its own way as soon as so many frames are sent. */
function ending(frames: number, end: (line: Line) => void): Manner {
  return (line) => {
    const usual = usualManner(line);
    let sent = 0;
    return {
      ...usual,
      send(data) {
        if (sent < frames) usual.send(data);
        sent += 1;
        if (sent >= frames) end(line);
      },
    };
  };
}

/** Gives the first state to `first` instead of sending it, and goes on as usual. */
function beginning(first: (line: Line, data: unknown) => void): Manner {
  return (line) => {
    const usual = usualManner(line);
    let begun = false;
    return {
      ...usual,
      send(data) {
        if (begun) usual.send(data);
        else first(line, data);
        begun = true;
      },
    };
  };
}

const withFields = (data: unknown, fields: object) =>
  typeof data === 'object' && data !== null ? { ...data, ...fields } : fields;

/** A frame of so many bytes, the line ends among them: the state with a filling. */
function oversize(data: unknown, bytes: number): string {
  const bare = Buffer.byteLength(frameOf(withFields(data, { filling: '' })));
  return frameOf(withFields(data, { filling: 'x'.repeat(Math.max(0, bytes - bare)) }));
}

const otherOrder = { order_id: '00000000-0000-4000-8000-000000000000', order_state: 'Done' };

function malformed(line: Line, data: unknown): void {
  line.write('data: {"order_id": "cut sh\n\n');
  line.write(frameOf({ message: 'no order' }));
  line.write(frameOf(withFields(data, otherOrder)));
  line.write(frameOf(data));
}

const twice: Manner = (line) => {
  const usual = usualManner(line);
  const send = (data: unknown) => {
    usual.send(data);
    usual.send(data);
  };
  return { ...usual, send };
};

const stale: Manner = (line) => {
  const usual = usualManner(line);
  let previous: unknown;
  const send = (data: unknown) => {
    usual.send(data);
    if (previous !== undefined) usual.send(previous);
    previous = data;
  };
  return { ...usual, send };
};

/** All that the format allows and few servers do, in frames whose data is the usual one. */
const ornate: Manner = (line) => {
  let written = 0;
  const write = (lines: string[]) => {
    const mark = written === 0 ? '\uFEFF' : '';
    written += 1;
    line.write(`${mark}${lines.join('\r\n')}\r\n\r\n`);
  };
  return {
    send(data) {
      // Broken where JSON allows a line end, so that the joined lines are the same value.
      const lines = JSON.stringify(data, null, 1).split('\n');
      const head = [': a comment', `id: ${written + 1}`, 'retry: 2500'];
      write([...head, ...lines.map((text) => `data: ${text}`)]);
    },
    stop: () => {
      write(['event: stop', 'data: {}']);
      line.end();
    },
    heartbeat: () => write([': heartbeat']),
  };
};

/** How a stream that meets this fault is written. */
export function mannerOf(met: StreamFault): Manner {
  switch (met.kind) {
    case 'stream-silent':
      return silent;
    case 'stream-drop':
      return dropping(met.frames);
    case 'stream-oversize':
      return beginning((line, data) => line.write(oversize(data, met.bytes)));
    case 'stream-malformed':
      return beginning(malformed);
    case 'stream-duplicate':
      return twice;
    case 'stream-stale':
      return stale;
    case 'stream-end':
      return ending(met.frames, (line) => line.end());
    case 'stream-bom-crlf':
      return ornate;
    case 'stream-early-stop':
      return ending(met.frames, (line) => line.end(stopFrame));
    default:
      return met satisfies never;
  }
}
