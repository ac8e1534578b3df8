import { derivedBytes } from '../derive';
import { burstLimit } from './burst-limit';
import { type Fault, isStreamFault } from './fault-schema';

type Call = { method: string; path: string };

function pathPattern(path: string): RegExp {
  const parts = path.split('*').map((part) => part.replace(/[.*+?^$()|[\]{}\\]/g, '\\$&'));
  const isPrefix = path.endsWith('*') || path.endsWith('/');
  const source = (path.endsWith('*') ? parts.slice(0, -1) : parts).join('[^/]+');
  return new RegExp(isPrefix ? `^${source}` : `^${source}$`);
}

function addressed(fault: Fault): (call: Call) => boolean {
  const { method } = fault;
  const pattern = pathPattern(fault.path);
  return (call) =>
    (method === undefined || method === call.method) &&
    (!isStreamFault(fault) || call.path.endsWith('/subscribe')) &&
    pattern.test(call.path);
}

/** Whether the next call is one of the part that meets the fault: a fixed sequence for a seed. */
function lot({ chance, seed }: Fault): () => boolean {
  let drawn = 0;
  return () => {
    drawn += 1;
    return derivedBytes(String(drawn), `chance/${seed}`, 4).readUInt32BE() < chance * 2 ** 32;
  };
}

type Entry = {
  fault: Fault;
  /** How many calls are still to meet it. */
  left: number;
  meets(call: Call): boolean;
};

/** The faults that are set; the first one set that fits a call is the one it meets. */
export class Faults {
  #set: Entry[] = [];
  readonly #met = new Map<string, number>();

  /** `now` is what bursts are measured by, in milliseconds: the wall clock unless told otherwise. */
  constructor(private readonly now: () => number = () => Date.now()) {}

  add(fault: Fault): void {
    const isAddressed = addressed(fault);
    const isDrawn = lot(fault);
    const isBlocked = fault.kind === 'burst-block' ? burstLimit(fault, this.now) : () => true;
    this.#set.push({
      fault,
      left: fault.times ?? Number.POSITIVE_INFINITY,
      meets: (call) => isAddressed(call) && isDrawn() && isBlocked(),
    });
  }

  clear(): void {
    this.#set = [];
  }

  /** How many calls have met a fault of each kind since the start. */
  met(): Record<string, number> {
    return Object.fromEntries(this.#met);
  }

  /** Takes the fault this call meets, if any, and counts it. */
  take(call: Call): Fault | null {
    const found = this.#set.find((entry) => entry.meets(call));
    if (!found) return null;
    const { kind } = found.fault;
    this.#met.set(kind, (this.#met.get(kind) ?? 0) + 1);
    found.left -= 1;
    if (found.left === 0) this.#set = this.#set.filter((entry) => entry !== found);
    return found.fault;
  }
}
