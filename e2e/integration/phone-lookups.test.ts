import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { phoneLookupSchema } from '@/schemas/phone-lookup';
import { type Browser, failure } from '../support/api-client';
import { endAllProcesses } from '../support/processes';
import { type Shop, startShop } from '../support/shop-process';
import { type Supplier, startSupplier } from '../support/supplier-process';

let supplier: Supplier;
let shop: Shop;
let buyer: Browser;

const ask = (phone: string, country: string, locale = 'en') =>
  buyer.post('/api/phone-lookups', { phone, country, locale });

beforeAll(async () => {
  supplier = await startSupplier();
  shop = await startShop(supplier.origin);
  buyer = shop.browser();
});
afterAll(endAllProcesses);

describe('a phone number', () => {
  it.each([
    ['(11) 99123-4567', 'BR', '+55 11 99123 4567', 'Brazil', ['Claro']],
    [
      '0532 123 45 67',
      'TR',
      '+90 532 123 45 67',
      'Türkiye',
      ['Turkcell Credits', 'Turkcell Bundle'],
    ],
    ['0917 123 4567', 'PH', '+63 917 123 4567', 'Philippines', ['Globe']],
    ['(201) 555-0123', 'US', '+1 201 555 0123', 'United States', []],
  ])(
    '%s in %s is read back, with its likely operators',
    async (phone, country, shown, name, operators) => {
      const answer = await ask(phone, country);
      expect(answer.status).toBe(200);
      expect(answer.headers['cache-control']).toBe('no-store');
      const found = phoneLookupSchema.parse(JSON.parse(answer.text));
      expect(found).toMatchObject({ shown, country: { name, href: null } });
      expect(found.operators.map((operator) => operator.name)).toEqual(operators);
      for (const { href } of found.operators) expect((await buyer.get(href)).status).toBe(200);
    },
  );

  it('of another country leads there, in the reader’s language', async () => {
    const answer = await ask('+55 11 99123-4567', 'US', 'pt');
    expect(phoneLookupSchema.parse(JSON.parse(answer.text))).toEqual({
      e164: '+5511991234567',
      shown: '+55 11 99123 4567',
      country: { code: 'BR', name: 'Brasil', href: '/pt/br/top-ups', sold: true },
      operators: [{ name: 'Claro', href: '/pt/br/top-ups/claro' }],
    });
  });

  it.each(['+1 555 555 5555', '+44 7700 900123', '+800 1234 5678', '+870 773 111 632'])(
    '%s is of no country it could be of, and of nobody',
    async (phone) => {
      const answer = await ask(phone, 'DE', 'de');
      const found = phoneLookupSchema.parse(JSON.parse(answer.text));
      expect([found.country, found.operators]).toEqual([null, []]);
    },
  );

  it('of a country without top-ups leads nowhere, and says so', async () => {
    const answer = await ask('+81 90 1234 5678', 'US');
    expect(phoneLookupSchema.parse(JSON.parse(answer.text))).toMatchObject({
      country: { code: 'JP', href: null, sold: false },
      operators: [],
    });
  });

  it('says nothing of what is sold while the supplier is away', async () => {
    await supplier.addFault({ kind: 'status', path: '/v2/brands', status: 503 });
    const answer = await ask('+49 1512 3456789', 'US');
    await supplier.clearFaults();
    expect(phoneLookupSchema.parse(JSON.parse(answer.text))).toMatchObject({
      country: { code: 'DE', href: '/en/de/top-ups', sold: true },
      operators: [],
    });
  });

  it('of a country where nothing is sold has no operators and leads nowhere', async () => {
    const answer = await ask('+850 192 123 4567', 'US');
    const { country, operators } = phoneLookupSchema.parse(JSON.parse(answer.text));
    expect([country?.href, operators]).toEqual([null, []]);
  });

  it.each([
    ['hello', 'US', 'en', '422 invalid-input phone'],
    ['1'.repeat(61), 'US', 'en', '422 invalid-input phone'],
    ['201 555 0123', 'usa', 'en', '422 invalid-input country'],
    ['201 555 0123', 'US', 'xx', '422 invalid-input locale'],
  ])('%j in %s for %s is refused', async (phone, country, locale, expected) => {
    expect(failure(await ask(phone, country, locale))).toBe(expected);
  });

  it('is not taken from another site, nor out of an address', async () => {
    const body = JSON.stringify({ phone: '201 555 0123', country: 'US', locale: 'en' });
    const headers = { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' };
    const answer = await buyer.post('/api/phone-lookups', JSON.parse(body), { headers });
    expect(failure(answer)).toBe('403 cross-origin');
    expect((await buyer.get('/api/phone-lookups?phone=2015550123')).status).toBe(405);
  });

  it('is not told to the supplier', async () => {
    await ask('0917 765 4321', 'PH');
    expect(JSON.stringify(await supplier.journal())).not.toContain('7654321');
  });
});
