import { connect } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import type { Answer, Browser } from '@/e2e/support/api-client';
import type { Draws } from '@/e2e/support/chaos-draws';
import type { SoakWorld } from './world';

/** Larger than any body the shop reads. */
const oversize = 'x'.repeat(3_000_000);

/** Writes bytes to the shop as they are, waits a little and leaves. */
async function write(port: number, bytes: string, ms: number): Promise<void> {
  const socket = connect({ port, host: '127.0.0.1' });
  socket.on('error', () => {});
  socket.resume();
  socket.write(bytes);
  await pause(ms);
  socket.destroy();
}

const refused = ({ status }: Answer) => status < 500 || status === 503 || status === 502;

type Attack = (browser: Browser, draws: Draws, port: number) => Promise<Answer | null>;

const raw =
  (bytes: string, ms = 50): Attack =>
  async (_, __, port) => {
    await write(port, bytes, ms);
    return null;
  };

const attacks: Attack[] = [
  (browser) => browser.post('/api/orders', undefined, { body: '{"lines": [' }),
  (browser) => browser.post('/api/orders', [], { headers: { 'idempotency-key': 'x'.repeat(900) } }),
  // A server that has heard enough may close the connection while it is still being written to.
  (browser) => browser.post('/api/cart', undefined, { body: oversize }).catch(() => null),
  (browser) => browser.post('/api/orders/validations', { lines: 'all' }),
  (browser) => browser.post('/api/links/open', { token: 'A'.repeat(43) }),
  (browser) => browser.post('/api/links/look', { token: "' or 1=1 --" }),
  (browser) => browser.post('/api/receipts/verifications', { text: '{"payload":"e30"}' }),
  (browser) => browser.get(`/api/orders/${'A'.repeat(24)}/subscribe`),
  (browser) => browser.get('/en/us/gift-cards/%00%0a..%2f..%2fetc'),
  (browser) => browser.get('/%ff/%fe'),
  (browser) => browser.get(`/en/us/search?q=${'%F0%9F%8E%82'.repeat(300)}`),
  (browser) => browser.call('PUT', '/api/orders'),
  (browser) => browser.get('/en', { headers: { cookie: `shop-session=${'e'.repeat(7000)}` } }),
  (browser) => browser.get('/en', { headers: { 'x-forwarded-for': `${'1.2.3.4,'.repeat(300)}` } }),
  (browser, draws) =>
    browser.get('/en', { headers: { 'accept-language': `x${draws.whole(0, 999)},*;q=z` } }),
  raw('GET / HTTP/1.1\r\nHost: x\r\nX: '),
  raw('\u0016\u0003\u0001garbage\r\n\r\n'),
  raw('POST /api/orders HTTP/1.1\r\nHost: x\r\nContent-Length: 100000\r\n\r\n{', 2_000),
  raw('POST /api/cart HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n'),
];

/** Somebody who sends what no page of the shop does. */
export async function attack(world: SoakWorld, browser: Browser, draws: Draws): Promise<void> {
  const chosen = draws.pick(attacks);
  const number = attacks.indexOf(chosen);
  const answer = await world.ask(`attack ${number}`, () =>
    chosen(browser, draws, browser.shop.port),
  );
  world.count('attacks');
  if (answer !== null && !refused(answer)) {
    world.wrongs.push(`attack ${number}: ${answer.status} ${answer.text.slice(0, 200)}`);
  }
}
