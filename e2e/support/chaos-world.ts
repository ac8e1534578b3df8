import * as z from 'zod';
import { type Answer, type Browser, placedId } from './api-client';
import { slowCreations } from './chaos-faults';
import type { Goods } from './chaos-goods';
import { apiFault, codeOf, pageFault, saysNotAsked } from './chaos-words';
import type { CheckoutBody } from './purchases';
import type { Shop } from './shop-process';
import type { Fault, Supplier } from './supplier-process';
import { waitUntil } from './wait';

const orderList = z.object({
  orders: z.array(
    z.object({
      id: z.uuid(),
      state: z.string(),
      email: z.string(),
      coin: z.string(),
      coinAmount: z.string(),
      sentAmount: z.string(),
    }),
  ),
});
/** An order as the supplier has it. */
export type TrueOrder = z.infer<typeof orderList>['orders'][number];

/** What one press on "Place order" was told; `unknown` when it was told nothing. */
export type Told =
  | { kind: 'placed'; orderId: string }
  | { kind: 'refused' }
  | { kind: 'unconfirmed' }
  /** The supplier was not asked for an order, and may still be. */
  | { kind: 'not-asked' }
  | { kind: 'unknown' };

/** One idempotency key. Its e-mail address is its own, and tells its orders from all others. */
export type Attempt = {
  key: string;
  checkout: CheckoutBody;
  phone: string;
  brandName: string;
  browser: Browser;
  told: Told[];
  /** Every amount the shop named for it: in quotes and validations, and in the order itself. */
  named: { coin: string | null; amount: string | null; where: string }[];
  /** What was revealed. */
  codes: (string | null)[];
  /** Whether the supplier has taken all of the money. */
  paid: boolean;
};

/**
 * Where an attempt stands after all that was told of it: an order is never taken back, nor is not
 * knowing. Otherwise the last word counts: a refusal is the answer to what came before it too.
 */
export function standing({ told }: Attempt): Told {
  const lasting = ['placed', 'unconfirmed'] as const;
  for (const kind of lasting) {
    const found = told.find((each) => each.kind === kind);
    if (found !== undefined) return found;
  }
  // Says nothing of an earlier press that was told nothing.
  const words = told.filter(({ kind }) => kind !== 'not-asked');
  return words.at(-1) ?? told.at(-1) ?? { kind: 'unknown' };
}

/** Whether an answer takes back what an earlier one has said for good. */
function contradicts(told: Told, before: Told): boolean {
  if (told.kind === 'unknown') return false;
  switch (before.kind) {
    case 'placed':
      return told.kind !== 'placed' || told.orderId !== before.orderId;
    case 'unconfirmed':
      return told.kind !== 'unconfirmed' && told.kind !== 'placed';
    case 'refused':
      return told.kind !== 'refused';
    case 'not-asked':
    case 'unknown':
      return false;
    default:
      return before satisfies never;
  }
}

/** Lets any number through, until it is closed for a work that needs them all outside. */
class Gate {
  readonly #inside = new Set<Promise<unknown>>();
  #closed: Promise<unknown> | null = null;

  async pass<T>(work: () => Promise<T>): Promise<T> {
    while (this.#closed !== null) await this.#closed;
    const running = work();
    this.#inside.add(running);
    try {
      return await running;
    } finally {
      this.#inside.delete(running);
    }
  }

  async closeFor(work: () => Promise<void>): Promise<void> {
    const alone = (async () => {
      await Promise.allSettled([...this.#inside]);
      await work();
    })();
    this.#closed = alone;
    await alone.finally(() => {
      this.#closed = null;
    });
  }
}

/** A shop and its supplier, what happens to them, and all that was seen meanwhile. */
export class ChaosWorld {
  readonly attempts: Attempt[] = [];
  /** Answers that no trouble excuses, in a line each. */
  readonly wrongs: string[] = [];
  /** How many requests of browsers each status answered; lost ones under `lost`. */
  readonly answered = new Map<string, number>();
  readonly #controls = new Gate();
  #shopUp: Promise<void> | null = null;
  #kills = 0;

  constructor(
    readonly supplier: Supplier,
    readonly shop: Pick<Shop, 'browser' | 'restart'>,
    readonly goods: Goods,
  ) {}

  /**
   * The answer to a browser's request, null when the connection was lost: only a shop that was
   * killed meanwhile may lose one. Returns once the shop is up again.
   */
  async ask<T>(what: string, request: () => Promise<T>): Promise<T | null> {
    const [wasUp, kills] = [this.#shopUp === null, this.#kills];
    try {
      return await request();
    } catch (error) {
      if (wasUp && kills === this.#kills) this.wrongs.push(`${what}: ${String(error)}`);
      this.#count('lost');
      await this.#shopUp;
      return null;
    }
  }

  #count(name: string): void {
    this.answered.set(name, (this.answered.get(name) ?? 0) + 1);
  }

  #judge(what: string, answer: Answer, fault: string | null): void {
    this.#count(String(answer.status));
    if (fault !== null) this.wrongs.push(`${what}: ${fault}`);
  }

  /** An answer of the API that may be a failure, but only one with words for it. */
  async api(what: string, request: () => Promise<Answer>): Promise<Answer | null> {
    const answer = await this.ask(what, request);
    if (answer !== null) this.#judge(what, answer, apiFault(answer));
    return answer;
  }

  /** A page that may say what the trouble is, but must be one. */
  async page(browser: Browser, path: string): Promise<Answer | null> {
    const answer = await this.ask(path, () => browser.get(path));
    if (answer !== null) this.#judge(path, answer, pageFault(answer));
    return answer;
  }

  /** Presses "Place order", and remembers what that was told. */
  async place(attempt: Attempt): Promise<void> {
    const { browser, checkout, key } = attempt;
    const before = standing(attempt);
    const answer = await this.api('POST /api/orders', () => browser.place(checkout, key));
    const told: Told = answer === null ? { kind: 'unknown' } : this.#told(answer);
    attempt.told.push(told);
    if (contradicts(told, before)) {
      this.wrongs.push(`POST /api/orders: ${told.kind} after ${before.kind} (${checkout.email})`);
    }
  }

  #told(answer: Answer): Told {
    if (answer.status === 201) return { kind: 'placed', orderId: placedId(answer) };
    const code = codeOf(answer);
    if (code === 'refused' || code === 'unconfirmed') return { kind: code };
    if (code !== null && saysNotAsked(code)) return { kind: 'not-asked' };
    if (code !== 'in-progress') this.wrongs.push(`POST /api/orders: ${answer.text}`);
    return { kind: 'unknown' };
  }

  /** Makes something happen to an order at the supplier; false when its state forbids it. */
  async command(id: string, command: string, body: object = {}): Promise<boolean> {
    const answer = await this.#controls.pass(() =>
      fetch(`${this.supplier.origin}/control/orders/${id}/${command}`, {
        method: 'POST',
        body: JSON.stringify(body),
      }),
    );
    await answer.text();
    if (!answer.ok && answer.status !== 409) throw new Error(`${command}: ${answer.status}`);
    return answer.ok;
  }

  /** The supplier's orders by the addresses of their buyers. */
  async orders(): Promise<Map<string, TrueOrder[]>> {
    const body = await this.#controls.pass(() => this.supplier.call('GET', '/control/orders'));
    const orders = new Map<string, TrueOrder[]>();
    for (const order of orderList.parse(body).orders) {
      orders.set(order.email, [...(orders.get(order.email) ?? []), order]);
    }
    return orders;
  }

  advance(seconds: number): Promise<void> {
    return this.#controls.pass(() => this.supplier.advance(seconds));
  }

  /** Sets these faults and no others. */
  replaceFaults(faults: Fault[]): Promise<void> {
    return this.#controls.pass(async () => {
      await this.supplier.clearFaults();
      for (const fault of faults) await this.supplier.addFault(fault);
    });
  }

  /** Kills the shop while orders are being made, if any are, and starts it again. */
  async killShop(): Promise<void> {
    await this.replaceFaults([slowCreations]);
    await this.#controls.pass(async () => {
      await this.supplier.clearJournal();
      const underWay = async () => (await this.supplier.creations()) > 0;
      await waitUntil(underWay, { timeout: 5000, interval: 20 }).catch(() => {});
    });
    await this.shopAway(() => this.shop.restart());
  }

  get isShopAway(): boolean {
    return this.#shopUp !== null;
  }

  /** Does what takes the shop away for a while; what is lost of its answers meanwhile is excused. */
  async shopAway(work: () => Promise<void>): Promise<void> {
    this.#kills += 1;
    this.#shopUp = work();
    await this.#shopUp;
    this.#shopUp = null;
  }

  /** Kills the supplier, lets the shop meet that, and starts it again. */
  restartSupplier(): Promise<void> {
    return this.#controls.closeFor(async () => {
      await this.supplier.stop();
      for (const { checkout } of this.attempts.slice(-3)) {
        await this.api('without supplier', () => this.shop.browser().validate(checkout));
      }
      await this.supplier.start();
    });
  }
}
