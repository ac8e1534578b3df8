type Request = {
  callback: () => unknown;
  resolve: (value: unknown) => void;
  reject: (reason: unknown) => void;
};

const aborted = () => new DOMException('aborted', 'AbortError');

/** Web Locks for one name, as the tabs of one browser see them. */
export class PlayedLocks {
  #holder: Request | null = null;
  #queue: Request[] = [];

  /** Held and waited for. */
  size(): number {
    return this.#queue.length + (this.#holder === null ? 0 : 1);
  }

  request(_name: string, options: LockOptions, callback: () => unknown): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const request = { callback, resolve, reject };
      if (options.steal) {
        this.#holder?.reject(aborted());
        this.#grant(request);
        return;
      }
      options.signal?.addEventListener('abort', () => {
        if (!this.#queue.includes(request)) return;
        this.#queue = this.#queue.filter((waiting) => waiting !== request);
        reject(aborted());
      });
      this.#queue.push(request);
      this.#next();
    });
  }

  #next(): void {
    if (this.#holder !== null) return;
    const request = this.#queue.shift();
    if (request !== undefined) this.#grant(request);
  }

  #grant(request: Request): void {
    this.#holder = request;
    void (async () => {
      await Promise.resolve();
      const value = await request.callback();
      if (this.#holder === request) {
        this.#holder = null;
        this.#next();
      }
      request.resolve(value);
    })();
  }
}

/** A BroadcastChannel whose messages arrive in a later task of the same moment. */
export class PlayedChannel extends EventTarget {
  static #all = new Set<PlayedChannel>();

  static open(): number {
    return PlayedChannel.#all.size;
  }

  constructor(readonly name: string) {
    super();
    PlayedChannel.#all.add(this);
  }

  postMessage(data: unknown): void {
    if (!PlayedChannel.#all.has(this)) throw new DOMException('closed', 'InvalidStateError');
    const copy: unknown = structuredClone(data);
    for (const other of PlayedChannel.#all) {
      if (other === this || other.name !== this.name) continue;
      queueMicrotask(() => {
        if (PlayedChannel.#all.has(other)) {
          other.dispatchEvent(new MessageEvent('message', { data: copy }));
        }
      });
    }
  }

  close(): void {
    PlayedChannel.#all.delete(this);
  }
}
