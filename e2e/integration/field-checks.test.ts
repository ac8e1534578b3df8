import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { limits } from '@/lib/rate-limit/limits';
import { type Browser, failure } from '../support/api-client';
import { endAllProcesses } from '../support/processes';
import { type Shop, startShop } from '../support/shop-process';
import { type Supplier, startSupplier } from '../support/supplier-process';

const phones = '/api/phone-numbers';
const ofBrazil = { e164: '+5511991234567', shown: '+55 11 99123 4567' };
const addresses = '/api/refund-addresses';

let supplier: Supplier;
let shop: Shop;
let buyer: Browser;

async function answer(path: string, body: object): Promise<unknown> {
  const { status, text, headers } = await buyer.post(path, body);
  expect([status, headers['cache-control']]).toEqual([200, 'no-store']);
  return JSON.parse(text);
}

beforeAll(async () => {
  supplier = await startSupplier();
  shop = await startShop(supplier.origin, { BUYER_RATE: '1' });
  buyer = shop.browser();
});
afterAll(endAllProcesses);

describe('what is typed into a checkout', () => {
  it.each([
    ['(11) 99123-4567', 'BR', 'en', { ...ofBrazil, country: { code: 'BR', name: 'Brazil' } }],
    ['+55 11 99123-4567', 'US', 'de', { ...ofBrazil, country: { code: 'BR', name: 'Brasilien' } }],
    ['+55 11 99123-4567', 'US', 'xx', { ...ofBrazil, country: { code: 'BR', name: 'Brazil' } }],
    [
      '+870 773 111 632',
      'DE',
      'en',
      { e164: '+870773111632', shown: '+870 773 111 632', country: null },
    ],
    ['112', 'DE', 'en', null],
    ['', 'DE', 'en', null],
    ['hello', 'US', 'en', null],
  ])('as the phone number %j of %s in %s is read back', async (phone, country, locale, number) => {
    expect(await answer(phones, { phone, country, locale })).toEqual({ number });
  });

  it('is read without a language, as an older page asks', async () => {
    const { number } = z
      .object({ number: z.object({ country: z.object({ name: z.string() }) }) })
      .parse(await answer(phones, { phone: '+55 11 99123-4567', country: 'US' }));
    expect(number.country.name).toBe('Brazil');
  });

  const checksummed = '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed';
  it.each([
    [checksummed, 'USDC', 'Ethereum', null],
    [checksummed.replace('5aAe', '5aae'), 'USDC', 'Ethereum', 'wrong-checksum'],
    ['1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa', 'USDC', 'Ethereum', 'wrong-network'],
    ['mine', 'USDC', 'Ethereum', 'malformed'],
    ['mine', 'USDC', 'Nowhere', null],
    ['mine', 'USDC', '', null],
  ])('as the address %s for %s on %j is judged: %s', async (address, coin, network, fault) => {
    expect(await answer(addresses, { address, coin, network })).toEqual({ fault });
  });

  it('is not taken in another form, from another site, or out of an address', async () => {
    expect(failure(await buyer.post(phones, { phone: '1'.repeat(255), country: 'US' }))).toBe(
      '422 invalid-input phone',
    );
    expect(failure(await buyer.post(addresses, { address: 'a', coin: '', network: 'b' }))).toBe(
      '422 invalid-input coin',
    );
    const headers = { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' };
    for (const path of [phones, addresses]) {
      expect(failure(await buyer.post(path, {}, { headers }))).toBe('403 cross-origin');
      expect((await buyer.get(path)).status).toBe(405);
    }
  });

  it('is told to nobody', async () => {
    await answer(phones, { phone: '0917 765 4321', country: 'PH' });
    await answer(addresses, { address: checksummed, coin: 'USDC', network: 'Ethereum' });
    const told = `${JSON.stringify(await supplier.journal())}${shop.output()}${shop.errors()}`;
    expect(told).not.toContain('7654321');
    expect(told).not.toContain(checksummed);
  });

  it('is checked so often and no more', async () => {
    const limit = limits['field-check'].perAddress;
    let last = 200;
    for (let turn = 0; turn <= limit && last === 200; turn += 1) {
      last = (await shop.browser().post(phones, { phone: '112', country: 'DE' })).status;
    }
    expect(last).toBe(429);
    expect(
      (await shop.browser().post(addresses, { address: 'a', coin: 'b', network: 'c' })).status,
    ).toBe(429);
  });
});
