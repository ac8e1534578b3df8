import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import * as z from 'zod';
import type { Browser } from '../support/api-client';
import { type EventStream, leaveAllStreams, openEventStream } from '../support/event-stream';
import { expectStreams, streamsOf } from '../support/live-health';
import { endAllProcesses } from '../support/processes';
import { type CheckoutBody, steamCheckout } from '../support/purchases';
import { type ScriptedStream, startScriptedStreams } from '../support/scripted-streams';
import { type Shop, startShop } from '../support/shop-process';
import { type Supplier, startSupplier } from '../support/supplier-process';

const wireOrder = z.looseObject({ deliveries: z.array(z.looseObject({})) });

/** More than both ends of a connection of this machine hold for one who does not read. */
const mostFrames = 1_500;

let supplier: Supplier;
let scripted: Awaited<ReturnType<typeof startScriptedStreams>>;
let shop: Shop;
let checkout: CheckoutBody;
let buyer: Browser;
let order: string;
let supplierId: string;
let wire: z.infer<typeof wireOrder>;
let reader: EventStream;
let upstream: ScriptedStream;
let written = 0;

const path = () => `/api/orders/${order}/subscribe`;

/** The order as a supplier would write it that is of many things, under other names each time. */
function longFrame(): string {
  written += 1;
  const [first] = wire.deliveries;
  const deliveries = Array.from({ length: 100 }, (_, index) => ({
    ...first,
    id: `delivery ${index}`,
    deliverable: { brand_name: `${written} ${'x'.repeat(150)}`, denomination: '50 USD' },
  }));
  const frame = `data: ${JSON.stringify({ ...wire, deliveries })}\n\n`;
  if (frame.length > 64 * 1024) throw new Error('The shop refuses a frame that long.');
  return frame;
}

/** Writes one more frame and waits until the one who reads has it. */
async function writeAndRead(): Promise<void> {
  const frames = reader.frames().length;
  upstream.write(longFrame());
  await vi.waitFor(() => expect(reader.frames().length).toBeGreaterThan(frames), { interval: 1 });
}

/** A browser that asks for the stream and never reads a byte of it. */
async function stalled(): Promise<Socket> {
  const socket = connect(shop.port, '127.0.0.1');
  await once(socket, 'connect');
  const { host } = new URL(shop.origin);
  const head = [`GET ${path()} HTTP/1.1`, `Host: ${host}`, `Cookie: ${buyer.cookieHeader()}`];
  socket.on('error', () => {});
  socket.pause().write(`${head.join('\r\n')}\r\n\r\n`);
  return socket;
}

beforeAll(async () => {
  supplier = await startSupplier();
  scripted = await startScriptedStreams(supplier);
  checkout = await steamCheckout(supplier);
  shop = await startShop(scripted.origin);
});
beforeEach(async () => {
  buyer = shop.browser();
  order = await buyer.buy(checkout);
  supplierId = await supplier.newestOrder();
  wire = wireOrder.parse(await supplier.call('GET', `/v5/orders/${supplierId}`));
  const opening = openEventStream(buyer, path());
  upstream = await scripted.nextStream();
  upstream.open();
  reader = await opening;
  await reader.reached('awaiting-payment');
});
afterEach(async () => {
  leaveAllStreams();
  await upstream.closed();
  await expectStreams(shop, 0, 0);
  expect(shop.complaints()).toBe('');
});
afterAll(async () => {
  await endAllProcesses();
  scripted?.stop();
});

describe('a browser that does not read', () => {
  it('is dropped, while another goes on being served', async () => {
    const socket = await stalled();
    await expectStreams(shop, 1, 2);
    let open = 2;
    for (let count = 1; open === 2 && count <= mostFrames; count += 1) {
      await writeAndRead();
      if (count % 20 === 0) ({ open } = await streamsOf(shop));
    }
    expect(open).toBe(1);
    await writeAndRead();
    const last = reader.frames().at(-1)?.data ?? '';
    expect(last).toContain(`"${written} xxx`);
    socket.destroy();
  });
});

describe('a browser that leaves', () => {
  it('while the supplier goes on and on takes the supplier’s stream along', async () => {
    const flood = setInterval(() => upstream.write(longFrame()), 5);
    await vi.waitFor(() => expect(reader.frames().length).toBeGreaterThan(5));
    reader.leave();
    await upstream.closed();
    clearInterval(flood);
  });
});

describe('old news of the same second as what a poll has found', () => {
  it('does not ask a watcher for the money again', async () => {
    // A stream that has spoken is believed: the shop does not read the order beside it.
    upstream.write(`data: ${JSON.stringify(wire)}\n\n`);
    await supplier.command(supplierId, 'pay');
    await vi.waitFor(
      async () => {
        await supplier.advance(1);
        await buyer.get(`/api/orders/${order}`);
        expect(reader.states()).toContain('paid');
      },
      { timeout: 10_000 },
    );
    const paid = wireOrder.parse(await supplier.call('GET', `/v5/orders/${supplierId}`));
    upstream.write(`data: ${JSON.stringify({ ...wire, updated_at: paid.updated_at })}\n\n`);
    const marker = { ...paid, order_state: 'WaitingForManualAction' };
    upstream.write(`data: ${JSON.stringify(marker)}\n\n`);
    await reader.reached('in-review');
    const { length } = reader.states().filter((state) => state === 'awaiting-payment');
    expect(length).toBe(1);
    reader.leave();
  });
});
