import { randomUUID } from 'node:crypto';
import encodeQR from 'qr';
import { activationCode } from './delivered';
import { type Exchange, json, Refusal, type Reply } from './http/exchange';
import { type Route, route } from './http/router';
import { type Checked, checkOrder, type PricedLine } from './order-check';
import { isTerminal } from './order-engine';
import type { OrderRecord } from './order-record';
import { orderRequest } from './order-request';
import { deliverableWire, orderWire, qrText } from './order-wire';
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

function validationWire(checked: Validated, coin: string) {
  const amount = checked.kind === 'priced' ? checked.coinAmount : null;
  return {
    coin,
    coin_amount: amount,
    original_coin_amount: amount,
    coupon_code: null,
    loyalty_summary: null,
    deliveries: checked.kind === 'priced' ? checked.lines.map(checkedLineWire) : [],
    problems: checked.kind === 'priced' ? null : checked.problems,
  };
}

async function validate(exchange: Exchange): Promise<Reply> {
  const request = await exchange.body(orderRequest);
  const checked = refuseSuspended(checkOrder(request));
  return json(validationWire(checked, request.payment.coin));
}

async function create(world: World, exchange: Exchange): Promise<Reply> {
  const request = await exchange.body(orderRequest);
  const checked = refuseSuspended(checkOrder(request));
  if (checked.kind === 'problems') {
    const [first] = checked.problems;
    throw new Refusal(422, first?.problem ?? 'NOT_AVAILABLE_PRODUCT', first?.moreDetails);
  }
  const order = world.book.create(checked, {
    email: request.user?.email ?? request.email,
    refundAddress: request.refund_wallet_address ?? null,
  });
  await world.storage.flushed();
  return json(orderWire(order, world.origin));
}

function existing(world: World, id: string): OrderRecord {
  const order = world.book.read(id);
  if (!order) throw new Refusal(404, 'ORDER_NOT_FOUND');
  return order;
}

function subscribe(world: World, id: string): Reply {
  const order = existing(world, id);
  return {
    stream: (response) =>
      world.streams.start(response, (sink) => {
        const show = (state: OrderRecord) => {
          sink.send(orderWire(state, world.origin));
          if (isTerminal(state.state)) sink.stop();
        };
        show(order);
        return isTerminal(order.state) ? () => {} : world.book.listen(id, show);
      }),
  };
}

function qrImage(text: string): Reply {
  const headers = { 'content-type': 'image/svg+xml', 'cache-control': 'no-store' };
  return { status: 200, headers, body: encodeQR(text, 'svg') };
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
    route('POST', '/v5/orders/validations', validate),
    route('POST', '/v5/orders', (exchange) => create(world, exchange)),
    route('GET', '/v5/orders/{id}', (_, [id = '']) =>
      json(orderWire(existing(world, id), world.origin)),
    ),
    route('GET', '/v5/orders/{id}/subscribe', (_, [id = '']) => subscribe(world, id)),
    route('GET', '/v3/qrs/{id}', (_, [id = '']) => qrImage(qrText(existing(world, id)))),
    route('GET', '/qr/{file}', (_, [file = '']) => activationQr(world, file)),
  ];
}
