import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Brand, Product } from '@/schemas/catalogue';
import type { Caller } from '../cryptorefills/catalogue';
import { brandNamed } from './brand-fixtures';
import { fixedProduct } from './product-fixtures';

type Wish = { coin: string; lang: string };

const { coinsOnOffer, pricesOf, atHand } = vi.hoisted(() => ({
  coinsOnOffer: vi.fn<(caller: Caller) => Promise<unknown>>(),
  pricesOf: vi.fn<(caller: Caller, brand: Brand, wish: Wish) => Promise<unknown>>(),
  atHand: new Map<string, readonly Product[]>(),
}));
vi.mock('./products', () => ({ pricesOf, productsAtHand: () => new Map(atHand) }));
vi.mock('./catalogue', () => ({ coinsOnOffer }));

const { knownProducts } = await import('./delivery-lookup');

const caller = { address: null, userAgent: null };
const place = { locale: 'fil', country: 'PH' };
const operators = Array.from({ length: 20 }, (_, at) =>
  brandNamed(`Operator ${at}`, { kind: 'top-ups', country: 'PH', outOfStock: at === 1 }),
);
const coins = [
  { ticker: 'DOGE', suspended: true, networks: [] },
  { ticker: 'USDT', suspended: false, networks: [] },
];
const known = [fixedProduct({ delivery: 'by_phone' })];

let today = Date.now();

beforeEach(() => {
  vi.useFakeTimers();
  // What was read in another test was long ago.
  today += 24 * 3600_000;
  vi.setSystemTime(today);
  atHand.clear();
  coinsOnOffer.mockReset().mockResolvedValue({ ok: true, data: coins });
  pricesOf.mockReset().mockImplementation(async (_, { id }) => {
    atHand.set(id, known);
    return { ok: true, data: { products: known } };
  });
});

afterEach(() => vi.useRealTimers());

const asked = () => pricesOf.mock.calls.map(([, { name }]) => name);

describe('the products of top-ups', () => {
  it('are read of the first twelve that are not at hand, behind everybody else', async () => {
    atHand.set(operators[0]?.id ?? '', known);
    const found = await knownProducts(caller, operators, place);
    // The first is at hand, the second sold out.
    expect(asked()).toEqual(operators.slice(2, 14).map(({ name }) => name));
    expect(found.size).toBe(13);
    expect(pricesOf.mock.calls[0]?.[0].lane).toBe('background');
    expect(pricesOf.mock.calls[0]?.[2]).toEqual({ coin: 'USDT', lang: 'tl' });
  });

  it('are waited for a second in all, and kept when they come later', async () => {
    pricesOf.mockImplementation(async (_, { id }) => {
      if (id === operators[2]?.id) await new Promise((done) => setTimeout(done, 5_000));
      atHand.set(id, known);
      return { ok: true, data: { products: known } };
    });
    const reading = knownProducts(caller, operators, place);
    await vi.advanceTimersByTimeAsync(1_000);
    expect((await reading).size).toBe(11);
    await vi.advanceTimersByTimeAsync(4_000);
    expect(atHand.size).toBe(12);
  });
});

it('top-ups that bring nothing leave their turn to the next ones, for an hour', async () => {
  pricesOf.mockResolvedValue({ ok: true, data: { products: [] } });
  const later = operators.filter(({ outOfStock }) => !outOfStock).map(({ name }) => name);
  await knownProducts(caller, operators, place);
  expect(asked()).toEqual(later.slice(0, 12));
  await knownProducts(caller, operators, place);
  await knownProducts(caller, operators, place);
  expect(asked()).toEqual(later);
  vi.setSystemTime(Date.now() + 3_600_000);
  await knownProducts(caller, operators, place);
  expect(asked()).toHaveLength(later.length + 12);
});

it('nothing is read for a crawler, who takes what is at hand', async () => {
  const crawler = { address: null, userAgent: 'Mozilla/5.0 (compatible; Examplebot/1.0)' };
  expect((await knownProducts(crawler, operators, place)).size).toBe(0);
  expect(asked()).toEqual([]);
  expect(coinsOnOffer).not.toHaveBeenCalled();
});

it('not even coins that nobody tells are waited for longer than a second', async () => {
  coinsOnOffer.mockReturnValue(new Promise(() => {}));
  const reading = knownProducts(caller, operators, place);
  await vi.advanceTimersByTimeAsync(1_000);
  expect((await reading).size).toBe(0);
});

it('nothing is read of gift cards and eSIMs, or where all is at hand', async () => {
  const cards = [brandNamed('Card'), brandNamed('eSIM', { kind: 'esims' })];
  expect((await knownProducts(caller, cards, place)).size).toBe(0);
  for (const { id } of operators) atHand.set(id, known);
  expect((await knownProducts(caller, operators, place)).size).toBe(20);
  expect(asked()).toEqual([]);
});
