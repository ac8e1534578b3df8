import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { readPhone, refundFault } from './field-checks';

const answer = (body: unknown, status = 200) => new Response(JSON.stringify(body), { status });
const country = { code: 'BR', name: 'Brazil' };
const number = { e164: '+5511991234567', shown: '+55 11 99123 4567', country };
const payment = { coin: 'USDC', network: 'Base' };

let shop: ReturnType<typeof vi.fn<typeof fetch>>;
beforeEach(() => {
  shop = vi.fn<typeof fetch>();
  vi.stubGlobal('fetch', shop);
});
afterEach(() => vi.unstubAllGlobals());

it('asks once for what was typed, in no address of the web, and again for anything else', async () => {
  shop.mockImplementation(async () => answer({ number }));
  expect(await readPhone('(11) 99123-4567', 'BR', 'en')).toEqual(number);
  expect(await readPhone('(11) 99123-4567', 'BR', 'en')).toEqual(number);
  expect(shop).toHaveBeenCalledTimes(1);
  expect(shop.mock.calls[0]?.[0]).toBe('/api/phone-numbers');
  expect(shop.mock.calls[0]?.[1]).toMatchObject({
    method: 'POST',
    body: JSON.stringify({ phone: '(11) 99123-4567', country: 'BR', locale: 'en' }),
    signal: expect.any(AbortSignal),
  });
  await readPhone('(11) 99123-4567', 'PT', 'en');
  expect(shop).toHaveBeenCalledTimes(2);
});

it('has no answer without a connection or when turned away, and asks again then', async () => {
  const address = ' 0xab ';
  shop.mockRejectedValueOnce(new TypeError('Failed to fetch'));
  await expect(refundFault(address, payment)).rejects.toThrow();
  shop.mockResolvedValueOnce(answer({ error: { code: 'too-many-requests' } }, 429));
  await expect(refundFault(address, payment)).rejects.toThrow();
  shop.mockResolvedValueOnce(answer({ fault: 'malformed' }));
  expect(await refundFault(address, payment)).toBe('malformed');
  expect(shop.mock.calls[2]?.[1]?.body).toBe(JSON.stringify({ address: '0xab', ...payment }));
});

it('asks nothing about an address that is not there', async () => {
  expect(await refundFault('  ', payment)).toBeNull();
  expect(shop).not.toHaveBeenCalled();
});
