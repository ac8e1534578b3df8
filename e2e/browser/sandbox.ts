import * as z from 'zod';
import type { Settings } from '@/sandbox/settings';
import { wireProductGroups } from '@/schemas/wire/products';
import type { Fault } from '../support/supplier-process';

const orderList = z.object({
  orders: z.array(
    z.object({
      id: z.string(),
      state: z.string(),
      coin: z.string(),
      coinAmount: z.string(),
    }),
  ),
});
type SupplierOrder = z.infer<typeof orderList>['orders'][number];

/** What can happen to an order besides its payment. */
type Happening = 'expire' | 'review' | 'fail' | 'setup-fail' | 'cancel' | 'refund';

const streamCounts = z.object({ open: z.number() });

const journal = z.object({ requests: z.array(z.object({ method: z.string(), path: z.string() })) });

/** The control API of the simulated supplier, which knows orders by ids of its own. */
export class Sandbox {
  constructor(readonly origin: string) {}

  async #call(method: string, path: string, body?: unknown): Promise<unknown> {
    const response = await fetch(`${this.origin}/control/${path}`, {
      method,
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
    return text === '' ? null : JSON.parse(text);
  }

  /** The orders of an amount: tests tell theirs apart by values nobody else chooses. */
  async ordersOf(coinAmount: string, coin: string): Promise<SupplierOrder[]> {
    const { orders } = orderList.parse(await this.#call('GET', 'orders'));
    return orders.filter((order) => order.coinAmount === coinAmount && order.coin === coin);
  }

  async #command(
    command: 'pay' | 'pay-part' | Happening,
    coinAmount: string,
    coin: string,
    body: object = {},
  ): Promise<void> {
    const order = (await this.ordersOf(coinAmount, coin)).at(-1);
    if (order === undefined) throw new Error(`There is no order of ${coinAmount} ${coin}.`);
    await this.#call('POST', `orders/${order.id}/${command}`, body);
  }

  /** Pays the newest order of an amount, as its buyer's wallet would. */
  async pay(coinAmount: string, coin: string): Promise<void> {
    await this.#command('pay', coinAmount, coin);
  }

  /** Sends another amount than the order's. */
  async send(amount: string, coinAmount: string, coin: string): Promise<void> {
    await this.#command('pay', coinAmount, coin, { amount });
  }

  /** Makes something happen to the newest order of an amount. */
  async happens(what: Happening, coinAmount: string, coin: string): Promise<void> {
    await this.#command(what, coinAmount, coin);
  }

  /** Ends the time to pay of the newest order of an amount. */
  async expire(coinAmount: string, coin: string): Promise<void> {
    await this.happens('expire', coinAmount, coin);
  }

  /** Sends half of what the newest order of an amount costs. */
  async payPart(coinAmount: string, coin: string): Promise<void> {
    await this.#command('pay-part', coinAmount, coin);
  }

  /** Moves the time of every order on. */
  async advance(seconds: number): Promise<void> {
    await this.#call('POST', 'clock', { advanceSeconds: seconds });
  }

  /** Has every order stay in its state for as long as one looks at it. */
  async stopClock(): Promise<void> {
    await this.#call('POST', 'clock', { stopped: true });
  }

  async startClock(): Promise<void> {
    await this.#call('POST', 'clock', { stopped: false });
  }

  /** Makes a country list exactly so many brands. */
  async listBrands(country: string, brands: number): Promise<void> {
    await this.#call('POST', 'catalogue', { country, brands });
  }

  async addFault(fault: Fault): Promise<void> {
    await this.#call('POST', 'faults', fault);
  }

  async clearFaults(): Promise<void> {
    await this.#call('DELETE', 'faults');
  }

  /** Changes how the supplier behaves from now on. */
  async changeSettings(change: Partial<Settings>): Promise<void> {
    await this.#call('POST', 'settings', change);
  }

  async resetSettings(): Promise<void> {
    await this.#call('DELETE', 'settings');
  }

  /** The id of the first product of a brand, also of one whose page offers nothing to choose. */
  async productOf(country: string, family: string): Promise<string> {
    const query = new URLSearchParams({ family_name: family, coin: 'USDC', lang: 'en' });
    const answer = await fetch(`${this.origin}/v5/products/country/${country}?${query}`);
    const { items } = wireProductGroups.parse(await answer.json());
    const [product] = items.flatMap((group) => group.products.items);
    if (product === undefined) throw new Error(`The supplier sells no ${family}.`);
    return product.product_id;
  }

  /** The event streams the shop holds open. */
  async openStreams(): Promise<number> {
    return streamCounts.parse(await this.#call('GET', 'streams')).open;
  }

  /** How often the supplier has been called there since its start. */
  async calls(method: string, path: string): Promise<number> {
    const { requests } = journal.parse(await this.#call('GET', 'requests'));
    return requests.filter((call) => call.method === method && call.path === path).length;
  }
}
