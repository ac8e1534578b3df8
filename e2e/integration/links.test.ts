import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { revealSchema } from '@/schemas/reveal';
import { type Answer, type Browser, failure } from '../support/api-client';
import { BoughtOrder } from '../support/bought-order';
import {
  expireLinks,
  giftOf,
  giftPath,
  give,
  linksOf,
  linkTo,
  look,
  openAgain,
  openIn,
  pathBehind,
  takeBack,
  withDatabase,
} from '../support/links';
import { endAllProcesses } from '../support/processes';
import { buyerEmail, type CheckoutBody, steamCheckout, withLine } from '../support/purchases';
import { type Shop, startShop } from '../support/shop-process';
import { type Supplier, startSupplier } from '../support/supplier-process';

let supplier: Supplier;
let shop: Shop;
let checkout: CheckoutBody;
let order: BoughtOrder;
let buyer: Browser;

beforeAll(async () => {
  supplier = await startSupplier();
  checkout = withLine(await steamCheckout(supplier), { quantity: 2 });
  shop = await startShop(supplier.origin);
});
afterAll(endAllProcesses);

beforeEach(async () => {
  order = await BoughtOrder.buy(supplier, shop, checkout);
  buyer = order.buyer;
});

/** Every door to an order, for a browser. */
function doors(browser: Browser, deliveryId = crypto.randomUUID()): Promise<Answer[]> {
  const api = `/api/orders/${order.id}`;
  return Promise.all([
    browser.get(api),
    browser.get(`/en/orders/${order.id}`),
    browser.get(`${api}/subscribe`),
    browser.get(`${api}/links`),
    browser.post(`${api}/links`, { purpose: 'keep' }),
    browser.post(`${api}/links/revocations`),
    browser.post(`${api}/deliveries/${deliveryId}`),
    browser.post(`${api}/deliveries/${deliveryId}/gift`, { message: '' }),
    browser.post(`${api}/deliveries/${deliveryId}/gift/revocations`),
  ]);
}

/** All of them shut, as for an order that there never was. */
async function expectNothingSeen(browser: Browser, deliveryId?: string): Promise<void> {
  const answers = await doors(browser, deliveryId);
  expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 404));
  for (const { text } of answers) expect(text).not.toMatch(/SIMULATED|Steam/);
}

async function sees(browser: Browser): Promise<boolean> {
  return (await browser.get(`/api/orders/${order.id}`)).status === 200;
}

/** Delivers the order: its two items, and the codes that the supplier gave them. */
async function delivered() {
  const { deliveries } = await order.deliver();
  const codes = deliveries.map(({ deliverable }) => deliverable.pin_code ?? '');
  const [first, second] = deliveries.map(({ id }): [string, string] => [order.id, id]);
  if (first === undefined || second === undefined) throw new Error('There are not two items.');
  return { first, second, codes };
}

const gone = (why: string) => ({ kind: 'gone', why });

describe('a link for another device', () => {
  it('opens the order there, before it is paid, and a copy of it opens nothing', async () => {
    const token = await linkTo(buyer, order.id, 'device');
    const [phone, stranger] = [shop.browser(), shop.browser()];
    await expectNothingSeen(phone);
    expect(await look(phone, token)).toEqual({ kind: 'order' });
    await expectNothingSeen(phone);
    expect(await pathBehind(phone, token)).toBe(`/orders/${order.id}`);
    expect((await phone.get(`/api/orders/${order.id}`)).status).toBe(200);
    expect((await phone.get('/en/orders')).text).toContain(order.id);
    const { first, codes } = await delivered();
    const reveal = await phone.post(`/api/orders/${order.id}/deliveries/${first[1]}`);
    expect(revealSchema.parse(JSON.parse(reveal.text)).code).toBe(codes[0]);

    expect(await look(stranger, token)).toEqual(gone('opened'));
    expect(await openIn(stranger, token)).toEqual(gone('opened'));
    await expectNothingSeen(stranger);
  });

  it('opens again for the browser whose first answer was lost', async () => {
    const token = await linkTo(buyer, order.id, 'device');
    const phone = shop.browser();
    const path = await pathBehind(phone, token);
    expect(await openAgain(phone, token)).toEqual({ kind: 'opened', path });
    await shop.restart();
    expect(await openAgain(phone, token)).toEqual({ kind: 'opened', path });
  });

  it('is over after its time', async () => {
    const token = await linkTo(buyer, order.id, 'device');
    await expireLinks(shop);
    const phone = shop.browser();
    expect(await look(phone, token)).toEqual(gone('expired'));
    expect(await openAgain(phone, token)).toEqual(gone('expired'));
    await expectNothingSeen(phone);
  });

  it('is told for a quarter of an hour, and drawn', async () => {
    const answer = await buyer.post(`/api/orders/${order.id}/links`, { purpose: 'device' });
    const { expiresAt, qr } = JSON.parse(answer.text);
    expect(answer.status).toBe(201);
    expect(answer.headers['cache-control']).toBe('no-store');
    expect(expiresAt - Date.now()).toBeGreaterThan(14 * 60_000);
    expect(expiresAt - Date.now()).toBeLessThanOrEqual(15 * 60_000);
    expect(qr.size).toBeGreaterThan(20);
  });
});

describe('a link to keep', () => {
  it('opens on any number of devices until there is a newer one', async () => {
    const token = await linkTo(buyer, order.id, 'keep');
    const [phone, laptop, late] = [shop.browser(), shop.browser(), shop.browser()];
    for (const device of [phone, laptop]) {
      expect(await pathBehind(device, token)).toBe(`/orders/${order.id}`);
      expect(await sees(device)).toBe(true);
    }
    const { keep, devices, mayRevoke } = await linksOf(buyer, order.id);
    expect({ devices, mayRevoke }).toEqual({ devices: 2, mayRevoke: true });
    expect(keep?.openedAt).toBeGreaterThanOrEqual(keep?.madeAt ?? Number.NaN);
    expect((await linksOf(phone, order.id)).mayRevoke).toBe(false);

    const newer = await linkTo(phone, order.id, 'keep');
    expect(await openIn(late, token)).toEqual(gone('revoked'));
    await expectNothingSeen(late);
    expect(await sees(phone)).toBe(true);
    expect(await pathBehind(late, newer)).toBe(`/orders/${order.id}`);
  });
});

describe('taking access away', () => {
  it('ends every link and shuts every door to those who came by one', async () => {
    const tokens = [
      await linkTo(buyer, order.id, 'keep'),
      await linkTo(buyer, order.id, 'device'),
      await linkTo(buyer, order.id, 'device'),
    ];
    const [keep = '', device = '', unused = ''] = tokens;
    const [phone, laptop] = [shop.browser(), shop.browser()];
    await pathBehind(phone, keep);
    await pathBehind(laptop, device);
    const { first } = await delivered();

    const refused = await phone.post(`/api/orders/${order.id}/links/revocations`);
    expect(failure(refused)).toBe('403 not-yours');
    expect([await sees(phone), await sees(laptop)]).toEqual([true, true]);
    const answer = await buyer.post(`/api/orders/${order.id}/links/revocations`);
    expect(JSON.parse(answer.text)).toMatchObject({ keep: null, devices: 0, mayRevoke: true });
    for (const browser of [phone, laptop]) {
      await expectNothingSeen(browser, first[1]);
      for (const token of [keep, device, unused]) {
        expect((await openIn(browser, token)).kind).toBe('gone');
      }
      await expectNothingSeen(browser, first[1]);
      expect((await browser.get('/en/orders')).text).not.toContain(order.id);
    }
    expect(await sees(buyer)).toBe(true);

    await pathBehind(phone, await linkTo(buyer, order.id, 'device'));
    expect(await sees(phone)).toBe(true);
  });
});

describe('a gift', () => {
  const message = 'Zum Geburtstag 🎂\nDeine Margarethe';

  it('opens one item, with its message, and nothing else of the order', async () => {
    const { first, second, codes } = await delivered();
    const token = await giftOf(buyer, first, message);
    const friend = shop.browser();
    const found = { kind: 'gift', title: expect.stringContaining('Steam'), country: 'US', message };
    expect(await look(friend, token)).toEqual(found);
    const path = giftPath.parse(await pathBehind(friend, token));

    const page = await friend.get(`/en${path}`);
    expect(page.status).toBe(200);
    expect(page.text).toContain('Steam');
    for (const secret of [...codes, order.id, order.supplierId, second[1], 'ma••', 'Geburtstag']) {
      expect(page.text).not.toContain(secret);
    }
    const revealed = await friend.post(`/api${path}`);
    expect(revealed.headers['cache-control']).toBe('no-store');
    expect(revealSchema.parse(JSON.parse(revealed.text)).code).toBe(codes[0]);
    for (const secret of [codes[1], order.id, order.supplierId, buyerEmail]) {
      expect(revealed.text).not.toContain(secret);
    }
    await expectNothingSeen(friend, first[1]);
    await expectNothingSeen(friend, second[1]);
    expect((await buyer.get(`/en${path}`)).status).toBe(404);
    expect((await buyer.post(`/api${path}`)).status).toBe(404);
    const list = await friend.get('/en/orders');
    expect(list.text).toContain(path);
    expect(list.text).not.toContain(order.id);
  });

  it('tells its giver that it was opened, and keeps its opener’s first look', async () => {
    const { first } = await delivered();
    const token = await giftOf(buyer, first);
    const before = (await linksOf(buyer, order.id)).gifts;
    expect(before).toMatchObject([{ deliveryId: first[1], openedAt: null }]);
    const friend = shop.browser();
    const path = await pathBehind(friend, token);
    const { gifts } = await linksOf(buyer, order.id);
    expect(gifts[0]?.openedAt).toBeGreaterThanOrEqual(before[0]?.madeAt ?? Number.NaN);
    const reveal = async () =>
      revealSchema.parse(JSON.parse((await friend.post(`/api${path}`)).text)).revealedAt;
    const firstTime = await reveal();
    await shop.restart();
    expect(await reveal()).toBe(firstTime);
    // Whether the receiver has looked at the code is nothing the order tells.
    expect((await order.shown()).snapshot.deliveries[0]?.revealedAt).toBeNull();
  });

  it('is had by exactly one of two browsers that open it at once', async () => {
    const { first } = await delivered();
    const token = await giftOf(buyer, first);
    const friends = [shop.browser(), shop.browser(), shop.browser()];
    for (const friend of friends) await look(friend, token);
    const outcomes = await Promise.all(friends.map((friend) => openAgain(friend, token)));
    const opened = outcomes.flatMap((outcome) => (outcome.kind === 'opened' ? [outcome.path] : []));
    expect(opened).toHaveLength(1);
    expect(outcomes.filter(({ kind }) => kind === 'gone')).toEqual([
      gone('opened'),
      gone('opened'),
    ]);
    const pages = await Promise.all(friends.map((friend) => friend.get(`/en${opened[0]}`)));
    expect(pages.map(({ status }) => status).sort()).toEqual([200, 404, 404]);
    const codes = await Promise.all(friends.map((friend) => friend.post(`/api${opened[0]}`)));
    expect(codes.map(({ status }) => status).sort()).toEqual([200, 404, 404]);
  });

  it('is not used up by its giver, nor by a look', async () => {
    const { first } = await delivered();
    const token = await giftOf(buyer, first);
    expect(await openIn(buyer, token)).toEqual(gone('own'));
    for (let scan = 0; scan < 3; scan += 1) await look(shop.browser(), token);
    expect(await pathBehind(shop.browser(), token)).toMatch(/^\/gifts\//);
  });

  it('can be taken back and made anew until it is opened', async () => {
    const { first, second } = await delivered();
    const [old, other] = [await giftOf(buyer, first), await giftOf(buyer, second)];
    expect((await takeBack(buyer, first)).status).toBe(200);
    const [friend, late] = [shop.browser(), shop.browser()];
    expect(await openIn(friend, old)).toEqual(gone('revoked'));
    const replaced = await giftOf(buyer, first);
    const token = await giftOf(buyer, first);
    expect(await openIn(friend, replaced)).toEqual(gone('revoked'));
    const path = await pathBehind(friend, token);
    expect(failure(await takeBack(buyer, first))).toBe('409 opened');
    expect(failure(await give(buyer, first))).toBe('409 opened');
    expect((await friend.post(`/api${path}`)).status).toBe(200);
    expect(await pathBehind(late, other)).not.toBe(path);
  });

  it('is over after its time, but stays with whoever opened it', async () => {
    const { first, second } = await delivered();
    const [opened, unopened] = [await giftOf(buyer, first), await giftOf(buyer, second)];
    const friend = shop.browser();
    const path = await pathBehind(friend, opened);
    await expireLinks(shop);
    expect(await openIn(friend, unopened)).toEqual(gone('expired'));
    expect((await friend.post(`/api${path}`)).status).toBe(200);
    expect((await linksOf(buyer, order.id)).gifts.map(({ deliveryId }) => deliveryId)).toEqual([
      first[1],
    ]);
  });

  it('is made of what has a code, and by those who see the order', async () => {
    const [waiting] = (await order.shown()).snapshot.deliveries;
    expect((await give(buyer, [order.id, waiting?.id ?? ''])).status).toBe(404);
    const { first } = await delivered();
    expect((await give(buyer, [order.id, crypto.randomUUID()])).status).toBe(404);
    expect(failure(await give(buyer, first, 'x'.repeat(301)))).toBe('422 invalid-input message');
    expect((await give(buyer, first, 'x'.repeat(300))).status).toBe(201);
  });
});

describe('what is no link', () => {
  it('looks like one that never was, however near it comes', async () => {
    const token = await linkTo(buyer, order.id, 'keep');
    const stranger = shop.browser();
    const changed = [...token].map((letter, at) => {
      const other = letter === 'A' ? 'B' : 'A';
      return token.slice(0, at) + other + token.slice(at + 1);
    });
    const wrong = [
      ...changed.filter((_, at) => at % 6 === 0 || at === 42),
      'A'.repeat(43),
      token.slice(0, -1),
      `${token}A`,
      token.toLowerCase(),
      order.id,
      order.supplierId,
      '',
      "' or 1=1 --",
    ];
    for (const text of wrong) {
      expect(await look(stranger, text)).toEqual(gone('unknown'));
      expect(await openAgain(stranger, text)).toEqual(gone('unknown'));
    }
    await expectNothingSeen(stranger);
  });

  it.each([[{}], [{ token: 7 }], [{ token: 'x'.repeat(501) }]])('is refused: %j', async (body) => {
    const answer = await shop.browser().post('/api/links/look', body);
    expect(failure(answer)).toBe('422 invalid-input token');
  });

  it('is what the store holds: no token, no message, nothing that opens', async () => {
    const { first } = await delivered();
    const message = 'For nobody else’s eyes';
    const tokens = [await giftOf(buyer, first, message), await linkTo(buyer, order.id, 'keep')];
    const rows = await withDatabase(shop, (db) =>
      db.selectFrom('links').selectAll().where('order_id', '=', order.id).execute(),
    );
    expect(rows).toHaveLength(2);
    const stored = JSON.stringify(rows);
    for (const secret of [...tokens, message, 'Steam']) expect(stored).not.toContain(secret);
    const stranger = shop.browser();
    for (const { hash, id, sealed } of rows) {
      for (const text of [hash, id, sealed ?? '']) {
        expect(await openIn(stranger, text.slice(0, 500))).toEqual(gone('unknown'));
      }
    }
  });
});

describe('the calls', () => {
  const foreign = { origin: 'https://elsewhere.example', 'sec-fetch-site': 'cross-site' };

  it('are made by the shop’s own pages', async () => {
    const { first } = await delivered();
    const token = await giftOf(buyer, first);
    const friend = shop.browser();
    const path = await pathBehind(friend, token);
    const item = `/api/orders/${order.id}/deliveries/${first[1]}`;
    const calls: [Browser, string, unknown?][] = [
      [buyer, `/api/orders/${order.id}/links`, { purpose: 'keep' }],
      [buyer, `/api/orders/${order.id}/links/revocations`],
      [buyer, `${item}/gift`, { message: '' }],
      [buyer, `${item}/gift/revocations`],
      [friend, '/api/links/look', { token }],
      [friend, '/api/links/open', { token }],
      [friend, `/api${path}`],
    ];
    for (const [browser, place, body] of calls) {
      expect(failure(await browser.post(place, body, { headers: foreign }))).toBe(
        '403 cross-origin',
      );
      const read = await browser.get(place);
      expect(read.status).toBe(place.endsWith('/links') ? 200 : 405);
      expect(read.text).not.toMatch(/SIMULATED|"token"/);
    }
  });

  it('do not use a link up for a browser without a session', async () => {
    const token = await linkTo(buyer, order.id, 'device');
    const forgetful = shop.browser();
    const answer = await forgetful.post('/api/links/open', { token });
    expect(failure(answer)).toBe('403 no-session');
    expect(forgetful.cookies.size).toBe(0);
    expect(await pathBehind(shop.browser(), token)).toBe(`/orders/${order.id}`);
  });

  it('leave a link alone that came while the shop was away', async () => {
    const token = await linkTo(buyer, order.id, 'device');
    const phone = shop.browser();
    await look(phone, token);
    await shop.kill();
    await expect(phone.post('/api/links/open', { token })).rejects.toThrow();
    await shop.restart();
    expect(await openAgain(phone, token)).toMatchObject({ kind: 'opened' });
  });

  it('write no token, code, message or id into the log', async () => {
    const { first, codes } = await delivered();
    const tokens = [
      await giftOf(buyer, first, 'a secret wish'),
      await linkTo(buyer, order.id, 'keep'),
    ];
    const friend = shop.browser();
    const path = await pathBehind(friend, tokens[0] ?? '');
    await friend.post(`/api${path}`);
    await friend.get(`/en${path}`);
    await openIn(friend, tokens[1] ?? '');
    const log = shop.output() + shop.errors();
    for (const secret of [...tokens, ...codes, path.slice(7), order.id, 'a secret wish']) {
      expect(log).not.toContain(secret);
    }
  });
});

describe('the page that opens links', () => {
  it('is the same for everyone, told to nobody and kept by nothing', async () => {
    const short = await shop.browser().get('/open', { headers: { 'accept-language': 'de' } });
    expect([short.status, short.headers.location]).toEqual([307, '/de/open']);
    const page = await shop.browser().get('/en/open');
    expect(page.status).toBe(200);
    expect(page.headers['cache-control']).toContain('no-store');
    expect(page.text).toContain('<meta name="robots" content="noindex"/>');
    expect(page.text).toContain('<meta name="referrer" content="no-referrer"/>');
    expect(page.text).toContain('<noscript>');
  });

  it.each(['x', 'A'.repeat(24), '%00', `${'A'.repeat(24)}%0a`])(
    'has no gift of the id %s',
    async (id) => {
      const [page, code] = await Promise.all([
        buyer.get(`/en/gifts/${id}`),
        buyer.post(`/api/gifts/${id}`),
      ]);
      expect([page.status, code.status]).toEqual([404, 404]);
    },
  );
});
