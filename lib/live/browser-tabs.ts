import { type TabMessage, tabMessageSchema } from '@/schemas/tab-message';

/** Names of the lock and of the channel that the tabs of this origin share. */
const name = 'live-order';

type Options = {
  /** This tab has the stream from now on; `onYield` is called when another has taken it over. */
  onLead: () => void;
  onYield: () => void;
  onMessage: (message: TabMessage) => void;
};

/**
 * One stream per browser, however many tabs: six of them block a whole origin over HTTP/1.1
 * (measured). The tab that is looked at takes the lead, since a hidden one may be frozen while it
 * holds it; the others wait for it to go and listen meanwhile.
 */
export type Tabs = {
  /** Takes the lead from whoever has it. */
  lead(): void;
  /** Takes the lead when nobody else has it any more. */
  wait(): void;
  isLeading(): boolean;
  tell(message: TabMessage): void;
  /** Gives up the lead and the waiting for it. */
  rest(): void;
  /** Ends it all. */
  close(): void;
};

/** @returns null where tabs cannot share, which includes plain http off localhost. */
export function createTabs({ onLead, onYield, onMessage }: Options): Tabs | null {
  if (!('locks' in navigator) || typeof BroadcastChannel === 'undefined') return null;
  const { locks } = navigator;
  const channel = new BroadcastChannel(name);
  /** Ends the present request for the lock, be it waiting or granted. */
  let giveUp: (() => void) | null = null;
  let leading = false;

  channel.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    const message = tabMessageSchema.safeParse(data);
    if (message.success) onMessage(message.data);
  });

  function rest(): void {
    leading = false;
    giveUp?.();
    giveUp = null;
  }

  function request(options: LockOptions): void {
    rest();
    let release = () => {};
    const released = new Promise<void>((resolve) => {
      release = resolve;
    });
    const waiting = new AbortController();
    let current = true;
    giveUp = () => {
      current = false;
      release();
      waiting.abort();
    };
    const granted = () => {
      if (!current) return;
      leading = true;
      onLead();
      return released;
    };
    // A request that steals cannot be called off, and need not be: it is granted at once.
    const called = options.steal ? options : { ...options, signal: waiting.signal };
    locks.request(name, called, granted).catch(() => {
      if (!current) return;
      leading = false;
      onYield();
    });
  }

  return {
    lead: () => request({ steal: true }),
    wait: () => request({}),
    isLeading: () => leading,
    tell: (message) => channel.postMessage(message),
    rest,
    close() {
      rest();
      channel.close();
    },
  };
}
