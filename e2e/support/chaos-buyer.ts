import { validatedSchema } from '@/schemas/checkout-answer';
import { orderSchema } from '@/schemas/order-snapshot';
import { revealSchema } from '@/schemas/reveal';
import type { Browser } from './api-client';
import type { Draws } from './chaos-draws';
import { anyCheckout, type Good } from './chaos-goods';
import { type Attempt, type ChaosWorld, standing } from './chaos-world';
import { type EventStream, openEventStream } from './event-stream';
import { firstLine } from './purchases';

const payments = [
  'all',
  'all',
  'too much',
  'in parts',
  'part',
  'late',
  'vanishing',
  'none',
] as const;

/** Somebody with a browser who looks around, buys, pays in some way and follows the order. */
export class ChaosBuyer {
  constructor(
    private readonly world: ChaosWorld,
    private readonly browser: Browser,
    private readonly checkoutOf: typeof anyCheckout = anyCheckout,
  ) {}

  /** One purchase, given up after four attempts. `number` is its own among all purchases. */
  async purchase(number: number, draws: Draws): Promise<void> {
    const good = draws.pick(draws.pick(this.world.goods.sorts));
    await this.#look(good, draws);
    for (const tries of [0, 1, 2, 3]) {
      const attempt = this.#attempt(good, number * 4 + tries, draws);
      const valid = await this.#validate(attempt);
      if (draws.happens(0.3)) await this.#quote(attempt);
      // A page of the shop would stop here; a hasty client does not.
      if (!valid && !draws.happens(0.15)) continue;
      if (!this.browser.cookies.has('shop-session')) continue;
      this.world.attempts.push(attempt);
      await this.#press(attempt, draws);
      const stands = standing(attempt);
      if (stands.kind === 'placed') return await this.#follow(attempt, stands.orderId, draws);
      if (stands.kind !== 'refused' && draws.happens(0.5)) return;
    }
  }

  async #look({ brand, product }: Good, draws: Draws): Promise<void> {
    const country = `/en/${brand.country.toLowerCase()}`;
    const own = `${country}/${brand.kind}/${brand.slug}`;
    const line = new URLSearchParams({
      country: brand.country,
      kind: brand.kind,
      brand: brand.slug,
      product: product.id,
      coin: 'USDC',
      ...(product.type === 'range' && { value: product.min }),
    });
    const paths: [chance: number, path: string][] = [
      [0.15, country],
      [0.15, `${country}/${brand.kind}`],
      [0.05, `${country}/${brand.kind}?q=${encodeURIComponent(`${brand.name.slice(0, 4)} xyz`)}`],
      [0.35, own],
      [0.15, `/en/checkout?${line}`],
    ];
    for (const [chance, path] of paths) {
      if (draws.happens(chance)) await this.world.page(this.browser, path);
    }
  }

  #attempt(good: Good, number: number, draws: Draws): Attempt {
    const phone = `+1415${String(number).padStart(7, '0')}`;
    const name = `chaos-buyer-${number}`;
    const checkout = this.checkoutOf(good, this.world.goods, { name, phone, draws });
    const { browser } = this;
    const { brandName } = good.product;
    const key = crypto.randomUUID();
    return {
      key,
      checkout,
      phone,
      brandName,
      browser,
      told: [],
      named: [],
      codes: [],
      paid: false,
    };
  }

  async #quote({ checkout, named }: Attempt): Promise<void> {
    const { payment, coupon } = checkout;
    const { country, kind, brand, product, value } = firstLine(checkout);
    const wish = { country, kind, brand, product, coin: payment.coin, ...(value && { value }) };
    const answer = await this.world.api('GET /api/quotes', () =>
      this.browser.get(`/api/quotes?${new URLSearchParams(wish)}`),
    );
    // A quote knows nothing of coupons.
    if (answer?.status !== 200 || coupon !== undefined) return;
    named.push({ ...validatedSchema.parse(JSON.parse(answer.text)), where: 'quote' });
  }

  async #validate({ checkout, named }: Attempt): Promise<boolean> {
    const answer = await this.world.api('POST /api/orders/validations', () =>
      this.browser.validate(checkout),
    );
    if (answer?.status !== 200) return false;
    named.push({ ...validatedSchema.parse(JSON.parse(answer.text)), where: 'validation' });
    return true;
  }

  /** Presses the button: once, several times at the same time, or closing the tab meanwhile. */
  async #press(attempt: Attempt, draws: Draws): Promise<void> {
    const { world } = this;
    if (draws.happens(0.25)) {
      const presses = Array.from({ length: draws.whole(2, 3) }, () => world.place(attempt));
      await Promise.all(presses);
    } else if (draws.happens(0.15)) await this.#closeTab(attempt);
    else await world.place(attempt);
    // What a browser does that was told nothing; when it still is not, it is asked at the end.
    for (let again = 0; again < 2 && standing(attempt).kind === 'unknown'; again += 1) {
      await world.place(attempt);
    }
    if (draws.happens(standing(attempt).kind === 'unconfirmed' ? 0.5 : 0.15)) {
      await world.place(attempt);
    }
  }

  /** The tab is closed about when another request is answered, whatever the order has come to. */
  async #closeTab({ checkout, key, told }: Attempt): Promise<void> {
    const tab = new AbortController();
    const lost = this.browser.place(checkout, key, { signal: tab.signal }).catch(() => {});
    await this.world.page(this.browser, '/en/orders');
    tab.abort();
    await lost;
    told.push({ kind: 'unknown' });
  }

  async #follow(attempt: Attempt, orderId: string, draws: Draws): Promise<void> {
    const stream = draws.happens(0.4) ? await this.#open(orderId) : null;
    if (stream !== null && draws.happens(0.2)) stream.leave();
    if (draws.happens(0.2)) await this.world.page(this.browser, `/en/orders/${orderId}`);
    await this.#poll(attempt, orderId);
    await this.#pay(attempt, draws);
    if (draws.happens(0.4)) await this.world.advance(10);
    await this.#poll(attempt, orderId);
    if (draws.happens(0.2)) await this.#poll(attempt, orderId);
    if (stream === null) return;
    stream.leave();
    for (const { data } of stream.frames().filter(({ event }) => event === 'message')) {
      attempt.named.push({ ...orderSchema.parse(JSON.parse(data)), where: 'stream' });
    }
  }

  async #open(orderId: string): Promise<EventStream | null> {
    const path = `/api/orders/${orderId}/subscribe`;
    const stream = await this.world.ask(path, () => openEventStream(this.browser, path));
    if (stream === null || stream.status === 200) return stream;
    const { status, headers } = stream;
    await stream.ended;
    await this.world.api(path, async () => ({ status, headers, text: stream.raw() }));
    return null;
  }

  /** Asks for the order, and reveals its codes once they are there. */
  async #poll(attempt: Attempt, orderId: string): Promise<void> {
    const path = `/api/orders/${orderId}`;
    const answer = await this.world.api('GET /api/orders/…', () => this.browser.get(path));
    if (answer?.status !== 200) return;
    const snapshot = orderSchema.parse(JSON.parse(answer.text));
    attempt.named.push({ ...snapshot, where: 'snapshot' });
    for (const { id, hasCode } of snapshot.deliveries) {
      if (!hasCode) continue;
      const revealed = await this.world.api('POST /api/orders/…/deliveries/…', () =>
        this.browser.post(`${path}/deliveries/${id}`),
      );
      if (revealed?.status !== 200) continue;
      attempt.codes.push(revealSchema.parse(JSON.parse(revealed.text)).code);
    }
  }

  async #pay(attempt: Attempt, draws: Draws): Promise<void> {
    const [order] = (await this.world.orders()).get(attempt.checkout.email) ?? [];
    if (order === undefined) return;
    const { id, coinAmount } = order;
    const send = (command: string, body?: object) => this.world.command(id, command, body);
    const payment = draws.pick(payments);
    switch (payment) {
      case 'all':
        attempt.paid = await send('pay');
        break;
      case 'too much':
        // A digit more in front.
        attempt.paid = await send('pay', { amount: `1${coinAmount}` });
        break;
      case 'in parts':
        await send('pay-part');
        attempt.paid = await send('pay');
        break;
      case 'part':
        await send('pay-part');
        break;
      case 'late':
        await send('expire');
        attempt.paid = await send('pay');
        break;
      case 'vanishing':
        attempt.paid = await send('pay');
        if (await send('drop-payment')) attempt.paid = await send('pay');
        break;
      case 'none':
        break;
      default:
        payment satisfies never;
    }
  }
}
