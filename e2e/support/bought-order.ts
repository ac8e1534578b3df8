import { createParser } from 'eventsource-parser';
import { expect, vi } from 'vitest';
import * as z from 'zod';
import { type OrderSnapshot, orderSchema } from '@/schemas/order-snapshot';
import type { Answer, Browser } from './api-client';
import { readableText } from './html';
import { buyerEmail, type CheckoutBody } from './purchases';
import type { Shop } from './shop-process';
import type { Supplier } from './supplier-process';

const secretFields = {
  pin_code: z.string().nullish(),
  pin_serial: z.string().nullish(),
  security_code: z.string().nullish(),
};
export const wireBody = z.looseObject({
  order_id: z.string(),
  order_state: z.string(),
  wallet_address: z.string().optional(),
  deliveries: z.array(z.looseObject({ id: z.string(), deliverable: z.looseObject(secretFields) })),
});
/** An order as the supplier wrote it. */
export type WireBody = z.infer<typeof wireBody>;

/** An order as the shop tells it: to scripts, and to those who read its page without any. */
export type Shown = { snapshot: OrderSnapshot; text: string; html: string };

/** What stands in a code of the simulator, whatever its kind, and in the buyer's address. */
const secrets = ['SIMULATED', 'LPA:', 'redeem.example', 'margarethe'];

/** An order a buyer has placed in the shop, seen from the shop's side and from the supplier's. */
export class BoughtOrder {
  private constructor(
    readonly supplier: Supplier,
    readonly buyer: Browser,
    readonly id: string,
    readonly supplierId: string,
  ) {}

  /** Buys in a browser of its own; `mailTag` goes before the `@`, where the simulator reads it. */
  static async buy(
    supplier: Supplier,
    shop: Shop,
    checkout: CheckoutBody,
    mailTag = '',
  ): Promise<BoughtOrder> {
    const email = buyerEmail.replace('@', `${mailTag}@`);
    return await BoughtOrder.buyIn(supplier, shop.browser(), { ...checkout, email });
  }

  /** Buys in a browser that is there already. */
  static async buyIn(
    supplier: Supplier,
    buyer: Browser,
    checkout: CheckoutBody,
    key?: string,
  ): Promise<BoughtOrder> {
    const id = await buyer.buy(checkout, key);
    return new BoughtOrder(supplier, buyer, id, await supplier.newestOrder());
  }

  /** Makes something happen to it at the supplier; see the simulator's control API. */
  async control(command: string, body?: unknown): Promise<void> {
    await this.supplier.call('POST', `/control/orders/${this.supplierId}/${command}`, body);
  }

  /** Pays for it and lets it be delivered; what the supplier then says of it. */
  async deliver(): Promise<WireBody> {
    await this.supplier.deliver(this.supplierId);
    return wireBody.parse(await this.supplier.call('GET', `/v5/orders/${this.supplierId}`));
  }

  /**
   * What the supplier's own stream says of it from now on until it is `last`, while `commands` are
   * carried out: every state it passes through, however short.
   */
  async told(last: string, commands: () => Promise<unknown>): Promise<WireBody[]> {
    const bodies: WireBody[] = [];
    const parser = createParser({
      onEvent: ({ event, data }) => {
        if (event === undefined) bodies.push(wireBody.parse(JSON.parse(data)));
      },
    });
    const leave = new AbortController();
    const url = `${this.supplier.origin}/v5/orders/${this.supplierId}/subscribe`;
    const response = await fetch(url, { signal: leave.signal });
    const reading = (async () => {
      for await (const chunk of response.body ?? []) parser.feed(Buffer.from(chunk).toString());
    })();
    await vi.waitFor(() => expect(bodies).toHaveLength(1));
    await commands();
    await vi.waitFor(() => expect(bodies.at(-1)?.order_state).toBe(last), { timeout: 5000 });
    leave.abort();
    await reading.catch(() => {});
    return bodies;
  }

  /** What the shop says of it. Fails when any of that holds a code, the buyer or the supplier's id. */
  async shown(): Promise<Shown> {
    const snapshot = await this.buyer.get(`/api/orders/${this.id}`);
    const page = await this.buyer.get(`/en/orders/${this.id}`);
    expect([snapshot.status, page.status]).toEqual([200, 200]);
    for (const { text } of [snapshot, page]) {
      for (const secret of [...secrets, this.supplierId]) expect(text).not.toContain(secret);
    }
    return {
      snapshot: orderSchema.parse(JSON.parse(snapshot.text)),
      text: readableText(page.text),
      html: page.text,
    };
  }

  /** The same while the supplier says this of it, whenever it is asked. */
  async shownAs(body: WireBody): Promise<Shown> {
    await this.supplier.clearFaults();
    await this.supplier.addFault({
      path: `/v5/orders/${this.supplierId}`,
      kind: 'status',
      status: 200,
      body: { ...body, order_id: this.supplierId },
    });
    return await this.shown();
  }

  /** Asks for the code of one of its deliveries. */
  reveal(deliveryId: string, method = 'POST'): Promise<Answer> {
    return this.buyer.call(method, `/api/orders/${this.id}/deliveries/${deliveryId}`);
  }
}
