import { randomUUID } from 'node:crypto';
import encodeQR from 'qr';
import { activationCode } from './delivered';
import { type Exchange, json, Refusal, type Reply } from './http/exchange';
import { type Route, route } from './http/router';
import { mailTags } from './mail-tags';
import { type Checked, checkOrder, type PricedLine } from './order-check';
import { isTerminal } from './order-engine';
import type { OrderRecord } from './order-record';
import { lenientOrderRequest, type OrderRequest, orderRequest } from './order-request';
import { deliverableWire, orderWire, qrText } from './order-wire';
import type { Settings } from './settings';
import type { World } from './world';

type Validated = Exclude<Checked, { kind: 'suspended' }>;

function refuseSuspended(checked: Checked): Validated {
  if (checked.kind !== 'suspended') return checked;
  throw new Refusal(422, checked.detail, checked.moreDetails);
}

function checkedLineWire({ eurValue, ...line }: PricedLine) {
  const deliverable = deliverableWire({ ...line, id: '' });
  return {
    id: randomUUID(),
    delivery_state: 'Created',
    kind: line.kind,
    deliverable: { ...deliverable, original_price: eurValue },
  };
}

const noProblems = {
  null: { problems: null },
  'empty-list': { problems: [] },
  missing: {},
} as const satisfies Record<Settings['problemsWhenValid'], object>;

function validationWire(checked: Validated, coin: string, { problemsWhenValid }: Settings) {
  if (checked.kind === 'problems') {
    return {
      coin,
      coin_amount: null,
      original_coin_amount: null,
      coupon_code: null,
      loyalty_summary: null,
      deliveries: [],
      problems: checked.problems,
    };
  }
  return {
    coin,
    coin_amount: checked.coinAmount,
    original_coin_amount: checked.fullCoinAmount,
    coupon_code: checked.couponCode,
    loyalty_summary: null,
    deliveries: checked.lines.map(checkedLineWire),
    ...noProblems[problemsWhenValid],
  };
}

async function requestOf(world: World, exchange: Exchange): Promise<OrderRequest> {
  const { strict } = world.settings.current();
  return exchange.body(strict ? orderRequest : lenientOrderRequest);
}

async function validate(world: World, exchange: Exchange): Promise<Reply> {
  const request = await requestOf(world, exchange);
  const settings = world.settings.current();
  const checked = refuseSuspended(checkOrder(request, settings, world.catalogue));
  return json(validationWire(checked, request.payment.coin, settings));
}

async function create(world: World, exchange: Exchange): Promise<Reply> {
  const request = await requestOf(world, exchange);
  const settings = world.settings.current();
  const checked = refuseSuspended(checkOrder(request, settings, world.catalogue));
  if (checked.kind === 'problems') {
    const [first] = checked.problems;
    throw new Refusal(422, first?.problem ?? 'NOT_AVAILABLE_PRODUCT', first?.moreDetails);
  }
  const email = request.user?.email ?? request.email;
  const order = world.book.create(checked, {
    email,
    refundAddress: request.refund_wallet_address ?? null,
    slowAddress: settings.slowAddress || mailTags([request.email, email]).has('slow-address'),
  });
  await world.storage.flushed();
  return json(wireOf(world, order));
}

function wireOf({ origin, settings }: World, order: OrderRecord) {
  return orderWire(order, { origin, stateNames: settings.current().stateNames });
}

function existing(world: World, id: string): OrderRecord {
  const order = world.book.read(id);
  if (!order) throw new Refusal(404, 'ORDER_NOT_FOUND');
  return order;
}

function subscribe(world: World, id: string): Reply {
  const order = existing(world, id);
  return {
    events: (sink) => {
      const show = (state: OrderRecord) => {
        sink.send(wireOf(world, state));
        if (isTerminal(state.state)) sink.stop();
      };
      show(order);
      return isTerminal(order.state) ? () => {} : world.book.listen(id, show);
    },
  };
}

function qrImage(text: string): Reply {
  const headers = { 'content-type': 'image/svg+xml', 'cache-control': 'no-store' };
  return { status: 200, headers, body: encodeQR(text, 'svg') };
}

function paymentQr(order: OrderRecord): Reply {
  if (!order.hasAddress) throw new Refusal(404, 'NOT_FOUND');
  return qrImage(qrText(order));
}

function activationQr(world: World, file: string): Reply {
  const lineId = file.replace(/\.svg$/, '');
  for (const order of world.book.list()) {
    const line = order.lines.find(({ id }) => id === lineId);
    if (line?.deliveredAs === 'esim' && order.state === 'Done') {
      return qrImage(activationCode(order.id, line));
    }
  }
  throw new Refusal(404, 'NOT_FOUND');
}

/** Validation, creation, reading and following of orders, and their QR images. */
export function orderRoutes(world: World): Route[] {
  return [
    route('POST', '/v5/orders/validations', (exchange) => validate(world, exchange)),
    route('POST', '/v5/orders', (exchange) => create(world, exchange)),
    route('GET', '/v5/orders/{id}', (_, [id = '']) => json(wireOf(world, existing(world, id)))),
    route('GET', '/v5/orders/{id}/subscribe', (_, [id = '']) => subscribe(world, id)),
    route('GET', '/v3/qrs/{id}', (_, [id = '']) => paymentQr(existing(world, id))),
    route('GET', '/qr/{file}', (_, [file = '']) => activationQr(world, file)),
  ];
}
