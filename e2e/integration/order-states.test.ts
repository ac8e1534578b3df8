import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { fill } from '@/lib/i18n/fill';
import type { Situation } from '@/lib/order/view';
import messages from '@/messages/en.json' with { type: 'json' };
import type { OrderState } from '@/schemas/order-snapshot';
import { BoughtOrder, type Shown, type WireBody } from '../support/bought-order';
import { readableText } from '../support/html';
import { endAllProcesses } from '../support/processes';
import { type CheckoutBody, steamCheckout } from '../support/purchases';
import { type Shop, startShop } from '../support/shop-process';
import { type Supplier, startSupplier } from '../support/supplier-process';

const words = messages.order;
/** What the Steam card of every order here costs, and half of that. */
const [price, half] = ['53.20', '26.60'];

let supplier: Supplier;
let shop: Shop;
let steam: CheckoutBody;
let order: BoughtOrder;

const settings = (change: object) => supplier.call('POST', '/control/settings', change);

async function buy(mailTag = ''): Promise<void> {
  order = await BoughtOrder.buy(supplier, shop, steam, mailTag);
}

type Expected = {
  state: OrderState;
  /** What is to be paid: exactly this, and to the address; null when nothing may be asked for. */
  due?: string;
  sent?: string;
  /** The sentence under the headline, when it is not the state's usual one. */
  sentence?: string;
  /** What is said of it, when that is not what is usual for the state. */
  situation?: Situation;
};

function expectTold({ snapshot, text, html }: Shown, body: WireBody, expected: Expected): void {
  const { state, due, sent = '0' } = expected;
  const usual = words.states[expected.situation ?? state];
  const values = { due: due ?? '', sent, coin: 'USDC' };
  expect(snapshot).toMatchObject({ id: order.id, state, amount: price, sent, coin: 'USDC' });
  expect(text).toContain(fill(usual.headline, values));
  expect(text).toContain(fill(expected.sentence ?? usual.body, values));
  // Some states are told apart by the sentence alone.
  const others = Object.values(words.states).filter(({ headline }) => headline !== usual.headline);
  for (const { headline } of others) {
    if (!/[{]|^Paid$/.test(headline)) expect(text).not.toContain(headline);
  }
  const { wallet_address: address = 'no address was made' } = body;
  if (due === undefined) {
    expect(snapshot).toMatchObject({ address: null, expiresInMs: null });
    expect(html).not.toContain(address);
    expect(text).not.toContain(words.pay.address);
  } else {
    expect(snapshot).toMatchObject({ address, due });
    expect(text.replaceAll(' ', '')).toContain(address);
    expect(text).toContain(
      `${state === 'partly-paid' ? words.pay.due : words.pay.amount} ${due} USDC`,
    );
    expect(snapshot.expiresInMs).toBeGreaterThan(0);
  }
}

/** Lives an order through and compares what the shop says of each of its states, in their order. */
async function expectLife(
  commands: () => Promise<unknown>,
  expected: (Expected & { wire: string })[],
): Promise<void> {
  const bodies = await order.told(expected.at(-1)?.wire ?? '', commands);
  expect(bodies.map((body) => body.order_state)).toEqual(expected.map(({ wire }) => wire));
  for (const [index, body] of bodies.entries()) {
    const one = expected[index];
    if (one !== undefined) expectTold(await order.shownAs(body), body, one);
  }
  await supplier.clearFaults();
  const [last, wish] = [bodies.at(-1), expected.at(-1)];
  if (last !== undefined && wish !== undefined) expectTold(await order.shown(), last, wish);
}

beforeAll(async () => {
  supplier = await startSupplier();
  steam = await steamCheckout(supplier);
  shop = await startShop(supplier.origin);
  await shop.browser().get('/en/orders');
});
afterEach(async () => {
  await supplier.clearFaults();
  await supplier.call('DELETE', '/control/settings');
  expect(shop.complaints()).toBe('');
});
afterAll(endAllProcesses);

const created = { wire: 'Created', state: 'preparing' } as const;
const waiting = { wire: 'WaitingForPayment', state: 'awaiting-payment', due: price } as const;
const seen = { wire: 'PaymentStarted', state: 'seen', sent: price } as const;
const partly = {
  wire: 'PartialPaymentStarted',
  state: 'partly-paid',
  due: half,
  sent: half,
} as const;
const onItsWay = (sent: string) =>
  [
    { wire: 'PaymentStarted', state: 'seen', sent },
    { wire: 'PaymentReceived', state: 'paid', sent },
    { wire: 'WaitingForDelivery', state: 'delivering', sent },
    { wire: 'Done', state: 'delivered', sent },
  ] as const;

describe('the usual life of an order', () => {
  it('from a slow address over two payments to delivery', async () => {
    await buy('+slow-address');
    await expectLife(async () => {
      await order.control('make-address');
      await order.control('pay-part');
      await order.control('pay');
      await supplier.advance(60);
    }, [created, waiting, partly, ...onItsWay(price)]);
  });

  it('with too much money sent asks for nothing more', async () => {
    await buy();
    await expectLife(async () => {
      await order.control('pay', { amount: '60.00' });
      await supplier.advance(60);
    }, [waiting, ...onItsWay('60.00')]);
  });

  it('under the names that were reported of its states', async () => {
    await settings({ stateNames: 'reported' });
    await buy();
    const [usual, done] = [onItsWay(price).slice(0, -1), onItsWay(price).slice(-1)];
    await expectLife(async () => {
      await order.control('pay');
      await supplier.advance(60);
    }, [waiting, ...usual, ...done.map((each) => ({ ...each, wire: 'Completed' }))]);
    await buy();
    await expectLife(
      () => order.control('cancel'),
      [waiting, { wire: 'Cancelled', state: 'cancelled' }],
    );
  });

  it('without its address stays without one', async () => {
    await buy('+slow-address');
    await expectLife(
      () => order.control('setup-fail'),
      [created, { wire: 'PaymentSetupFailed', state: 'setup-failed' }],
    );
  });
});

describe('an order that ends before it is paid', () => {
  it.each([
    { command: 'expire', wire: 'Expired', state: 'expired' },
    { command: 'fail', wire: 'PaymentFailed', state: 'failed' },
    { command: 'cancel', wire: 'Canceled', state: 'cancelled' },
  ] as const)('by $command says so and takes the address away', async ({ command, ...end }) => {
    await buy();
    await expectLife(() => order.control(command), [waiting, end]);
  });

  it('by the time alone, half paid, does not call the money lost', async () => {
    await buy();
    await expectLife(async () => {
      await order.control('pay-part');
      await supplier.advance(31 * 60);
    }, [
      waiting,
      partly,
      {
        wire: 'Expired',
        state: 'expired',
        sent: half,
        sentence: words.states['expired-partly'].body,
      },
    ]);
  });
});

describe('a payment that vanishes', () => {
  it.each([
    { payment: 'pay', before: seen },
    { payment: 'pay-part', before: partly },
  ])('is asked for again in full after $payment', async ({ payment, before }) => {
    await buy();
    await expectLife(async () => {
      await order.control(payment);
      await order.control('drop-payment');
    }, [waiting, before, waiting]);
  });
});

describe('money that comes too late', () => {
  const expired = { wire: 'Expired', state: 'expired' } as const;

  it('in full is delivered for', async () => {
    await buy();
    await order.control('expire');
    const bodies = await order.told('Expired', async () => {});
    await order.control('pay');
    const later = await order.told('Done', () => supplier.advance(60));
    const [seenLate, ...others] = onItsWay(price);
    const life: (Expected & { wire: string })[] = [
      expired,
      { ...seenLate, situation: 'late' },
      ...others,
    ];
    for (const [index, body] of [...bodies, ...later].entries()) {
      const one = life[index];
      expect(body.order_state).toBe(one?.wire);
      if (one !== undefined) expectTold(await order.shownAs(body), body, one);
    }
  });

  it('in part is not called lost, nor asked to be completed', async () => {
    await buy();
    await order.control('expire');
    await order.control('pay-part');
    const [body] = await order.told('Expired', async () => {});
    const sentence = words.states['expired-partly'].body;
    if (body === undefined) throw new Error('The supplier has said nothing.');
    expectTold(await order.shownAs(body), body, { ...expired, sent: half, sentence });
  });

  it('may be held, and is given back to the cent', async () => {
    await settings({ latePayment: 'review' });
    await buy();
    await order.control('expire');
    await order.control('pay', { amount: '12.34' });
    await expectLife(
      () => supplier.advance(25 * 3600),
      [
        { wire: 'WaitingForManualAction', state: 'in-review', sent: '12.34' },
        {
          wire: 'Refunded',
          state: 'refunded',
          sent: '12.34',
          sentence: fill(words.states['refunded-amount'].body, { amount: '12.34', coin: 'USDC' }),
        },
      ],
    );
  });
});

describe('an order that somebody has to look at', () => {
  const review = { wire: 'WaitingForManualAction', state: 'in-review', sent: price } as const;
  const back = fill(words.states['refunded-amount'].body, { amount: price, coin: 'USDC' });

  it('is delivered in the end', async () => {
    await buy();
    await expectLife(async () => {
      await order.control('review');
      await order.control('resume');
      await supplier.advance(60);
    }, [waiting, review, ...onItsWay(price).slice(2)]);
  });

  it('or given back, with the amount', async () => {
    await buy();
    await expectLife(async () => {
      await order.control('review');
      await order.control('refund', { reason: 'OUT_OF_STOCK' });
    }, [waiting, review, { wire: 'Refunded', state: 'refunded', sent: price, sentence: back }]);
  });
});

describe('an old answer', () => {
  const named = (bodies: WireBody[], state: string) => {
    const found = bodies.find((body) => body.order_state === state);
    if (found === undefined) throw new Error(`The order was never ${state}.`);
    return found;
  };
  let bodies: WireBody[];
  beforeEach(async () => {
    await buy();
    bodies = await order.told('Done', async () => {
      await supplier.advance(5);
      await order.control('pay');
      await supplier.advance(60);
    });
  });

  it.each(['PaymentReceived', 'WaitingForDelivery', 'Done'])(
    'never asks for the money again once the order was %s',
    async (state) => {
      await order.shownAs(named(bodies, state));
      const { snapshot, html } = await order.shownAs(named(bodies, 'WaitingForPayment'));
      expect(snapshot.address).toBeNull();
      expect(html).not.toContain(bodies[0]?.wallet_address);
    },
  );

  // Both answers are older than the first, which their times say.
  it('never asks for the money again, even when a less old one came between', async () => {
    await order.shownAs(named(bodies, 'PaymentReceived'));
    await order.shownAs(named(bodies, 'PaymentStarted'));
    expect((await order.shownAs(named(bodies, 'WaitingForPayment'))).snapshot.address).toBeNull();
  });
});

describe('an order that this browser may not see', () => {
  // Every page that is not found has an empty body until a script fills it.
  it.fails('is said to be nowhere, to those without scripts too', async () => {
    await buy();
    const { status, text } = await shop.browser().get(`/en/orders/${order.id}`);
    expect(status).toBe(404);
    expect(readableText(text)).toContain(messages.trouble.notFoundTitle);
  });
});
