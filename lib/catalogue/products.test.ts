import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { BrandProducts } from '@/schemas/catalogue';
import type { Result } from '@/schemas/result';
import type { Caller } from '../cryptorefills/catalogue';
import type { SupplierError } from '../cryptorefills/errors';
import { brandNamed } from './brand-fixtures';
import { fixedProduct, rangeProduct } from './product-fixtures';

type Answer = Result<BrandProducts, SupplierError>;
type Wish = { coin: string; lang: string };

const { fetchBrandProducts } = vi.hoisted(() => ({
  fetchBrandProducts: vi.fn<(caller: Caller, brand: unknown, wish: Wish) => Promise<Answer>>(),
}));
vi.mock('../cryptorefills/catalogue', () => ({ fetchBrandProducts }));
vi.mock('./catalogue', () => ({
  coinsOnOffer: async () => ({ ok: true, data: [{ ticker: 'USDC' }, { ticker: 'BTC' }] }),
}));
// Without the store: what is remembered is remembered in memory only.
vi.mock('./kept', () => ({ keptCopies: () => undefined }));

const { pricesOf, productsAtHand, productsOf } = await import('./products');

const caller = { address: null, userAgent: null };
const brand = brandNamed('Northwind');
const minute = 60_000;

/** What the supplier answers in a coin and a language, told by its labels and prices. */
function answered({ coin, lang }: Wish): Answer {
  const price = { amount: `1 in ${coin}`, coin };
  const card = fixedProduct({ id: 'card', label: `card in ${lang}`, price });
  const text = { description: `text in ${lang}`, howToRedeem: null, terms: null };
  return {
    ok: true,
    data: {
      products: [card, rangeProduct({ id: 'range' })],
      text: { ...text, note: null, worksIn: null, locale: lang },
    },
  };
}

/** What a page would show of the brand. */
async function shown(coin: string, lang: string) {
  const answer = await productsOf(caller, brand, { coin, lang });
  if (!answer.ok) return answer.error.kind;
  const [card] = answer.data.products;
  if (card?.type !== 'fixed') return 'nothing';
  return [card.label, card.price?.amount, answer.data.text?.description];
}

const asked = () => fetchBrandProducts.mock.calls.map(([, , { coin, lang }]) => `${coin} ${lang}`);

beforeEach(() => {
  Reflect.deleteProperty(globalThis, Symbol.for('refillery.processWide'));
  vi.useFakeTimers({ toFake: ['Date'], now: 1_790_000_000_000 });
  fetchBrandProducts.mockReset().mockImplementation(async (_, __, wish) => answered(wish));
});

describe('a brand’s products', () => {
  it('are asked for once in a coin, and once in a language, in whatever order', async () => {
    expect(await shown('USDC', 'en')).toEqual(['card in en', '1 in USDC', 'text in en']);
    expect(await shown('USDC', 'de')).toEqual(['card in de', '1 in USDC', 'text in de']);
    expect(await shown('BTC', 'de')).toEqual(['card in de', '1 in BTC', 'text in de']);
    expect(await shown('BTC', 'en')).toEqual(['card in en', '1 in BTC', 'text in en']);
    expect(asked()).toEqual(['USDC en', 'USDC de', 'BTC de']);
  });

  it('are asked for again for their prices, not for their words', async () => {
    for (const lang of ['en', 'de', 'fr']) await shown('USDC', lang);
    vi.setSystemTime(Date.now() + 4 * minute);
    for (const lang of ['en', 'de', 'fr']) await shown('USDC', lang);
    await vi.waitFor(() => expect(asked()).toHaveLength(4));
    for (const lang of ['en', 'de', 'fr']) await shown('USDC', lang);
    expect(asked()).toEqual(['USDC en', 'USDC de', 'USDC fr', 'USDC en']);
  });

  it('are described in another language where theirs cannot be had', async () => {
    await shown('USDC', 'en');
    fetchBrandProducts.mockResolvedValue({ ok: false, error: { kind: 'unavailable' } });
    expect(await shown('USDC', 'de')).toEqual(['card in en', '1 in USDC', 'text in en']);
    expect(await shown('BTC', 'en')).toBe('unavailable');
  });

  it('that there are none of cost one call, and take no words from anybody', async () => {
    await shown('USDC', 'en');
    vi.setSystemTime(Date.now() + 25 * 60 * minute);
    fetchBrandProducts.mockResolvedValue({ ok: true, data: { products: [], text: null } });
    expect(await shown('USDC', 'en')).toBe('nothing');
    expect(await shown('USDC', 'de')).toBe('nothing');
    expect(asked()).toHaveLength(2);
  });

  it('never carry the label of another value: what is shown is what is ordered', async () => {
    const now = (denomination: string) =>
      fetchBrandProducts.mockImplementation(async () => {
        const card = fixedProduct({ id: 'card', label: `$${denomination}`, denomination });
        return { ok: true, data: { products: [card], text: null } };
      });
    now('10');
    expect((await shown('USDC', 'de'))[0]).toBe('$10');
    now('50');
    vi.setSystemTime(Date.now() + 4 * minute);
    // Somebody else has the prices read anew, and the words of their own language with them.
    await vi.waitFor(async () => expect((await shown('USDC', 'en'))[0]).toBe('$50'));
    expect((await shown('USDC', 'de'))[0]).toBe('$50');
  });

  it('keep the label they came with when they are new to the words', async () => {
    await shown('USDC', 'en');
    await shown('USDC', 'de');
    vi.setSystemTime(Date.now() + 4 * minute);
    const card = fixedProduct({ id: 'new', label: 'new in en' });
    fetchBrandProducts.mockResolvedValue({ ok: true, data: { products: [card], text: null } });
    await shown('USDC', 'en');
    await vi.waitFor(async () =>
      expect(await shown('USDC', 'de')).toEqual(['new in en', '26.80', 'text in de']),
    );
  });
});

describe('prices alone', () => {
  it('are taken from whatever language they were read in', async () => {
    await shown('USDC', 'de');
    const prices = await pricesOf(caller, brand, { coin: 'USDC', lang: 'en' });
    expect(prices).toMatchObject({ ok: true, data: { lang: 'de', readAt: Date.now() } });
    expect(asked()).toEqual(['USDC de']);
  });

  it('in a coin nobody can pay with are refused without a call', async () => {
    const prices = await pricesOf(caller, brand, { coin: 'SHELLS', lang: 'en' });
    expect(prices).toMatchObject({ ok: false, error: { kind: 'refused' } });
    expect(asked()).toEqual([]);
  });
});

describe('products at hand', () => {
  it('are those of a country’s brands that were read, in whatever coin and language', async () => {
    const odd = brandNamed('Odd', { id: 'a"],[\\"b' });
    const abroad = brandNamed('Abroad', { country: 'DE' });
    expect(productsAtHand('US')).toEqual(new Map());
    await productsOf(caller, brand, { coin: 'BTC', lang: 'de' });
    await pricesOf(caller, odd, { coin: 'USDC', lang: 'fr' });
    await pricesOf(caller, abroad, { coin: 'USDC', lang: 'fr' });
    const calls = asked().length;
    const known = productsAtHand('US');
    expect([...known.keys()]).toEqual([brand.id, odd.id]);
    expect(known.get(odd.id)?.map(({ id }) => id)).toEqual(['card', 'range']);
    expect([...productsAtHand('DE').keys()]).toEqual([abroad.id]);
    expect(asked()).toHaveLength(calls);
  });
});
