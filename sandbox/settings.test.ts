import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import * as z from 'zod';
import { defaultSettings } from './settings';
import { openSandbox, purchase, steamLine } from './testing/client';

let supplier: Awaited<ReturnType<typeof openSandbox>>;

beforeEach(async () => {
  supplier = await openSandbox();
});
afterEach(() => supplier.close());

const set = (changes: object) => supplier.call('POST', '/control/settings', changes);
const validate = (body: object = purchase()) =>
  supplier.call('POST', '/v5/orders/validations', body);

describe('the control of settings', () => {
  test('changes those that are named, shows all, and goes back', async () => {
    const shown = () => supplier.call('GET', '/control/settings');
    expect((await shown()).body).toEqual(defaultSettings);
    const changed = { ...defaultSettings, strict: false, pricePercent: 120 };
    await set({ strict: false });
    expect(await set({ pricePercent: 120 })).toEqual({ status: 200, body: changed });
    expect((await shown()).body).toEqual(changed);
    expect((await supplier.call('DELETE', '/control/settings')).status).toBe(204);
    expect((await shown()).body).toEqual(defaultSettings);
  });

  test.each([
    { strict: 'no' },
    { pricePercent: 0 },
    { problemsWhenValid: 'nothing' },
    { suspendedCoins: 'DOGE' },
    { unknown: true },
  ])('refuses %j and changes nothing', async (changes) => {
    expect((await set({ slowAddress: true, ...changes })).status).toBe(400);
    expect((await supplier.call('GET', '/control/settings')).body).toEqual(defaultSettings);
  });
});

test('nested deliveries are taken without strictness', async () => {
  const nested = purchase({
    deliveries: [{ kind: 'giftcard', quantity: 2, deliverable: steamLine }],
  });
  expect((await validate(nested)).status).toBe(400);
  await set({ strict: false });
  expect((await validate(nested)).body).toMatchObject({ problems: null });
  expect((await supplier.call('POST', '/v5/orders', nested)).body).toMatchObject({
    deliveries: [
      { deliverable: { brand_name: 'Steam' } },
      { deliverable: { brand_name: 'Steam' } },
    ],
  });
});

test('a partner is asked for in every call but those for images', async () => {
  const status = async (path: string, partner?: string) => {
    const headers = new Headers(partner === undefined ? [] : [['X-Cr-Application', partner]]);
    return (await fetch(`${supplier.origin}${path}`, { headers })).status;
  };
  const { order_id: id } = await supplier.create();
  const images = [`/v3/qrs/${id}`, '/logos_v2/steam.webp', '/coins/usdc.svg'];
  const calls = ['/v3/payment_vias', '/v2/brands?country_code=US', `/v5/orders/${id}`];
  for (const path of calls) expect(await status(path)).toBe(200);
  await set({ requirePartner: true });
  for (const path of calls) {
    expect(await status(path)).toBe(401);
    expect(await status(path, ' ')).toBe(401);
    expect(await status(path, 'partner')).toBe(200);
  }
  for (const path of images) expect(await status(path)).toBe(200);
  expect((await supplier.call('POST', '/v5/orders', purchase())).status).toBe(401);
  expect((await supplier.call('GET', '/control/orders')).body).toHaveProperty('orders.length', 1);
});

test('a validation without problems says so in three ways', async () => {
  expect((await validate()).body).toHaveProperty('problems', null);
  await set({ problemsWhenValid: 'empty-list' });
  expect((await validate()).body).toHaveProperty('problems', []);
  await set({ problemsWhenValid: 'missing' });
  expect((await validate()).body).not.toHaveProperty('problems');
  const wrong = purchase({ network: 'Lightning' });
  expect((await validate(wrong)).body).toHaveProperty('problems.length', 1);
});

test('prices drift everywhere, but not in orders that exist', async () => {
  const range = {
    ...steamLine,
    brand_name: 'Amazon.com',
    denomination: 'range',
    product_value: 25,
  };
  const price = '/v4/products/price?brand_name=Amazon.com&country_code=US&face_value=25&coin=USDC';
  const list = '/v5/products/country/US?family_name=Steam&coin=USDC';
  const amount = z.object({ coin_amount: z.string() });
  const product = z.looseObject({ denomination: z.string(), coin_amount: z.string() });
  const group = z.object({ products: z.array(product) });
  async function amounts() {
    const [listed] = z.array(group).parse((await supplier.call('GET', list)).body);
    const steam = listed?.products.find(({ denomination }) => denomination === '50 USD');
    return [
      amount.parse((await validate()).body).coin_amount,
      amount.parse(await supplier.create()).coin_amount,
      steam?.coin_amount,
      amount.parse((await validate(purchase({ deliveries: [range] }))).body).coin_amount,
      amount.parse((await supplier.call('GET', price)).body).coin_amount,
    ];
  }
  const before = await supplier.create();
  const usual = await amounts();
  await set({ pricePercent: 200 });
  const doubled = await amounts();
  expect(doubled.slice(0, 3)).toEqual(Array(3).fill(doubled[0]));
  expect(doubled.slice(3)).toEqual(Array(2).fill(doubled[3]));
  for (const [index, one] of usual.entries()) {
    const ratio = Number(doubled[index]) / Number(one);
    expect(ratio).toBeCloseTo(2, 2);
  }
  expect(await supplier.read(before.order_id)).toEqual(before);
});

test('coins and networks are suspended where they are listed and where they are ordered', async () => {
  await set({ suspendedCoins: ['USDC'], suspendedNetworks: ['Solana'] });
  const { body } = await supplier.call('GET', '/v3/payment_vias');
  const network = z.object({ name: z.string(), is_suspended: z.boolean().default(false) });
  const currency = network.extend({ networks: z.array(network) });
  const [wallet] = z.array(z.object({ currencies: z.array(currency) })).parse(body);
  const suspended = wallet?.currencies.filter(({ is_suspended }) => is_suspended);
  expect(suspended?.map(({ name }) => name)).toEqual(['USDC']);
  for (const { networks } of wallet?.currencies ?? []) {
    for (const entry of networks) expect(entry.is_suspended).toBe(entry.name === 'Solana');
  }
  expect((await supplier.call('GET', '/v3/currencies')).body).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ name: 'USDC', is_suspended: true }),
      expect.objectContaining({ name: 'DOGE', is_suspended: false }),
    ]),
  );
  const inSol = purchase({ coin: 'SOL', network: 'Solana' });
  for (const path of ['/v5/orders/validations', '/v5/orders']) {
    expect((await supplier.call('POST', path, purchase())).body).toEqual({
      status: 422,
      detail: 'SUSPENDED_COIN',
      moreDetails: { coin: 'USDC' },
    });
    expect((await supplier.call('POST', path, inSol)).body).toEqual({
      status: 422,
      detail: 'SUSPENDED_NETWORK',
      moreDetails: { network: 'Solana' },
    });
  }
});

test('states can be spelt as they were reported', async () => {
  const { order_id: paid } = await supplier.create();
  const { order_id: given } = await supplier.create();
  await supplier.control(paid, 'pay');
  await supplier.control(given, 'cancel');
  await supplier.advance(5);
  const states = async () =>
    Promise.all([paid, given].map(async (id) => (await supplier.read(id)).order_state));
  expect(await states()).toEqual(['Done', 'Canceled']);
  await set({ stateNames: 'reported' });
  expect(await states()).toEqual(['Completed', 'Cancelled']);
});
