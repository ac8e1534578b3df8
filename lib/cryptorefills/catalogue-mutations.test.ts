import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Brand } from '@/schemas/catalogue';
import { wireBrandMentions } from '@/schemas/wire/brand-mentions';
import { wireBrands } from '@/schemas/wire/brands';
import { wireAvailableCountries } from '@/schemas/wire/countries';
import { wireCurrencies } from '@/schemas/wire/currencies';
import { wirePaymentVias } from '@/schemas/wire/payment-vias';
import { wirePrice, wireProductGroups } from '@/schemas/wire/products';
import { toBrandProducts, toBrands, toCoins, toCurrencies } from './catalogue-mapping';
import {
  amountSaid,
  coinPriceSaid,
  isBody,
  mutationsOf,
  numberOf,
  numbersIn,
  objectsIn,
  oneRowMutated,
  withEverywhere,
} from './mutation-fixtures';
import {
  brandRow,
  brandsBody,
  countriesBody,
  currenciesBody,
  fixedProduct,
  type Json,
  paymentVia,
  priceBody,
  productGroup,
  rangeProduct,
} from './wire-fixtures';

const runs = { numRuns: 120 };

const brandsIn = (body: Json): Brand[] => {
  const parsed = wireBrands.safeParse(body);
  return parsed.success ? toBrands(parsed.data, 'US') : [];
};
const [northwind] = brandsIn(brandsBody());
const productsIn = (body: Json) => {
  const parsed = wireProductGroups.safeParse(body);
  if (!parsed.success || northwind === undefined) return [];
  return toBrandProducts(parsed.data.items, northwind).products;
};
const coinsIn = (body: Json) => {
  const parsed = wirePaymentVias.safeParse(body);
  return parsed.success ? toCoins(parsed.data) : [];
};

/** Every text of the objects in a body, and every number as text. */
const textsIn = (body: Json) =>
  new Set(
    objectsIn(body)
      .flatMap((row) => Object.values(row))
      .flatMap((value) =>
        typeof value === 'string' || typeof value === 'number' ? [String(value)] : [],
      ),
  );

describe('any mutation of a body', () => {
  it('of brands leaves every id and name one that was sent', () => {
    fc.assert(
      fc.property(mutationsOf(brandsBody()), (body) => {
        const texts = textsIn(body);
        const brands = brandsIn(body);
        for (const { id, name, colour, slug } of brands) {
          expect(texts.has(id) && texts.has(name)).toBe(true);
          expect(colour ?? '#000000').toMatch(/^#[0-9a-f]{6}$/);
          expect(slug).toMatch(/^[a-z0-9-]+$/);
        }
        expect(new Set(brands.map(({ slug }) => slug)).size).toBe(brands.length);
      }),
      runs,
    );
  });

  it('of products invents no price, face value, limit or step', () => {
    const body = [productGroup([fixedProduct(), rangeProduct()])];
    const places = ['price', 'value', 'amount', 'min', 'max', 'step_size'];
    fc.assert(
      fc.property(mutationsOf(body), (mutated) => {
        const rows = objectsIn(mutated);
        const priced = rows.map((row) => coinPriceSaid(row.coin_amount));
        const amounts = new Set(rows.flatMap((row) => places.map((name) => amountSaid(row[name]))));
        const texts = textsIn(mutated);
        for (const product of productsIn(mutated)) {
          if (product.type === 'range') {
            for (const amount of [product.min, product.max, product.step ?? product.min]) {
              expect(amounts).toContain(numberOf(amount));
            }
          } else {
            const { denomination, faceValue, price } = product;
            expect(texts).toContain(denomination);
            if (faceValue !== null) expect(amounts).toContain(numberOf(faceValue.amount));
            if (price !== null) expect(priced).toContain(numberOf(price.amount));
          }
        }
      }),
      runs,
    );
  });

  it('of a price leaves it the amount that was sent, or none', () => {
    fc.assert(
      fc.property(mutationsOf(priceBody()), (body) => {
        const parsed = wirePrice.safeParse(body);
        if (!parsed.success || !isBody(body)) return;
        expect(numberOf(parsed.data.coin_amount ?? '')).toBe(coinPriceSaid(body.coin_amount));
      }),
      runs,
    );
  });

  it('of payment vias invents no smallest amount, contract, decimals or chain', () => {
    const smart_contract = { engine: 'EVM', address: '0x8335', decimals: 6, symbol: 'USDC' };
    const network = { name: 'Base', chain_id: 8453, threshold: '0.57', smart_contract };
    const currencies = [{ name: 'USDC', networks: [network, { name: 'Solana' }] }];
    fc.assert(
      fc.property(mutationsOf([paymentVia({ currencies })]), (body) => {
        const said = numbersIn(body);
        const texts = [...textsIn(body)].map((text) => text.trim());
        for (const { minimum, token } of coinsIn(body).flatMap((coin) => coin.networks)) {
          const { chainId, contract, decimals } = token ?? {};
          for (const number of [minimum, chainId, decimals]) {
            if (number != null) expect(said).toContain(numberOf(String(number)));
          }
          if (contract != null) expect(texts).toContain(contract);
        }
      }),
      runs,
    );
  });

  it('of coins, countries and brands to show leaves names that were sent', () => {
    const bodies = fc.record({
      currencies: mutationsOf(currenciesBody()),
      countries: mutationsOf(countriesBody()),
      homepage: mutationsOf({ feed: [{ rows: [brandRow()] }], popular_brands: [brandRow()] }),
    });
    fc.assert(
      fc.property(bodies, ({ currencies, countries, homepage }) => {
        const coins = wireCurrencies.safeParse(currencies);
        for (const { ticker } of coins.success ? toCurrencies(coins.data) : []) {
          expect(textsIn(currencies)).toContain(ticker);
        }
        const codes = wireAvailableCountries.safeParse(countries);
        for (const code of codes.data?.items ?? []) expect(code).toMatch(/^[A-Z]{2}$/);
        const mentions = wireBrandMentions.safeParse(homepage);
        const texts = textsIn(homepage);
        for (const { id, name } of mentions.data?.items ?? []) {
          expect(texts.has(id) && texts.has(name)).toBe(true);
        }
      }),
      runs,
    );
  });
});

it.each([-1, '-1', '-1 GB'])('an unlimited %j is printed nowhere, wherever it stands', (value) => {
  const offers = withEverywhere([productGroup([fixedProduct(), rangeProduct()])], value);
  const printed = [
    ...withEverywhere(brandsBody(), value)
      .flatMap(brandsIn)
      .flatMap(({ from, to }) => [from, to]),
    ...offers.flatMap(productsIn).flatMap((product) => {
      if (product.type === 'range') return [product.min, product.max, product.step];
      return [product.label, product.faceValue?.amount, product.price?.amount];
    }),
    ...withEverywhere([paymentVia()], value)
      .flatMap(coinsIn)
      .flatMap(({ networks }) => networks.map(({ minimum }) => minimum)),
  ];
  expect(printed.length).toBeGreaterThan(100);
  expect(printed.filter((text) => text?.includes('-1'))).toEqual([]);
});

describe('a mutation of one row leaves the others as they were', () => {
  const numbers = [1, 2, 3, 4];

  /** Maps the rows of every mutation, and expects each row but the mutated one as it was. */
  function expectOthersKept<T>(
    rows: Parameters<typeof oneRowMutated>[0],
    map: (rows: Json[]) => T[],
  ) {
    const before = map([...rows]);
    expect(before).toHaveLength(rows.length);
    fc.assert(
      fc.property(oneRowMutated(rows), ({ index, rows: mutated }) => {
        const after = map(mutated);
        for (const kept of before.toSpliced(index, 1)) expect(after).toContainEqual(kept);
        expect(after.length).toBeLessThanOrEqual(rows.length);
      }),
      runs,
    );
  }

  it('among brands', () => {
    const rows = numbers.map((number) =>
      brandRow({ brand: `Brand ${number}`, brand_id: `brand-${number}` }),
    );
    const body = (all_brands: Json) => brandsBody({ all_brands, popular_brands: [] });
    expectOthersKept(rows, (mutated) => brandsIn(body(mutated)));
    const sections = (brands: Json[]) => [{ kind: 'giftcard', category: 'games', brands }];
    expectOthersKept(rows, (mutated) => brandsIn({ categories: sections(mutated) }));
  });

  it('among products', () => {
    const rows = numbers.map((number) =>
      (number % 2 === 0 ? rangeProduct : fixedProduct)({ product_id: `product-${number}` }),
    );
    expectOthersKept(rows, (mutated) => productsIn([productGroup(mutated)]));
  });

  it('among groups of products', () => {
    const rows = numbers.map((number) =>
      productGroup([fixedProduct({ product_id: `product-${number}` })]),
    );
    const untouched = productGroup([rangeProduct()]);
    const [kept] = productsIn([untouched]);
    fc.assert(
      fc.property(oneRowMutated(rows), ({ rows: mutated }) => {
        expect(productsIn([...mutated, untouched])).toContainEqual(kept);
      }),
      runs,
    );
  });

  it('among coins and networks', () => {
    const networks = numbers.map((number) => ({ name: `Network ${number}`, threshold: '0.5' }));
    const coins = numbers.map((number) => ({ name: `COIN${number}`, networks }));
    expectOthersKept(coins, (currencies) => coinsIn([paymentVia({ currencies })]));
    expectOthersKept(networks, (mutated) =>
      coinsIn([paymentVia({ currencies: [{ name: 'USDC', networks: mutated }] })]).flatMap(
        (coin) => coin.networks,
      ),
    );
  });

  it('among currencies and countries', () => {
    expectOthersKept(currenciesBody(), (body) => toCurrencies(wireCurrencies.parse(body)));
    const countries = ['US', 'XK', 'DE'].map((isoCode) => ({ isoCode, name: 'x' }));
    expectOthersKept(countries, (body) => wireAvailableCountries.parse(body).items);
  });
});
