import 'server-only';
import type { Server } from 'node:http';
import { Duplex } from 'node:stream';

/** One end of a connection within the process: what is written to it is read at the other. */
class End extends Duplex {
  #other: End | null = null;
  /** Tells who wrote the last piece that it has been taken. */
  #taken: (() => void) | null = null;

  static pair(): [End, End] {
    const [one, two] = [new End(), new End()];
    one.#other = two;
    two.#other = one;
    return [one, two];
  }

  override _read(): void {
    const taken = this.#taken;
    this.#taken = null;
    taken?.();
  }

  override _write(piece: Buffer, _encoding: BufferEncoding, taken: () => void): void {
    if (this.#other === null || piece.length === 0) {
      taken();
      return;
    }
    this.#other.#taken = taken;
    this.#other.push(piece);
  }

  override _final(done: () => void): void {
    this.#other?.push(null);
    done();
  }

  override _destroy(error: Error | null, done: (error: Error | null) => void): void {
    done(error);
    this.#other?.destroy();
  }
}

/**
 * Connects to a server of this process, past the network: Node (libuv 1.45 and above) takes one connection
 * off it in each round of its loop, which in a crowd is a visitor's for seconds on end. Node's documented way
 * of giving a server any stream for a connection.
 */
export function connectWithin(server: Server): Duplex {
  const [outside, inside] = End.pair();
  server.emit('connection', inside);
  return outside;
}
