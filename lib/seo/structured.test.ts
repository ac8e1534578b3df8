import { beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import type { Brand, Product } from '@/schemas/catalogue';
import { loadBranding, setBranding } from '../branding/branding';
import { shop } from '../shop';
import { productData, siteData } from './structured';

beforeAll(async () => setBranding(await loadBranding(shop(), './shop.config.json')));

const brand: Brand = {
  id: 'b',
  name: 'Steam',
  family: 'Steam',
  slug: 'steam',
  country: 'US',
  kind: 'gift-cards',
  categories: ['games'],
  logoBase: null,
  colour: null,
  from: null,
  to: null,
  outOfStock: false,
  popular: true,
};
const card = (amount: string, outOfStock = false): Product => ({
  type: 'fixed',
  id: amount,
  brandName: 'Steam',
  delivery: 'by_email',
  outOfStock,
  denomination: amount,
  label: amount,
  faceValue: { amount, currency: 'USD' },
  price: null,
});
const withOffers = z.object({ offers: z.record(z.string(), z.unknown()).optional() });

const offersOf = (products: Product[], changes: Partial<Brand> = {}) =>
  withOffers.parse(
    productData({
      brand: { ...brand, ...changes },
      products,
      path: '/en/us/gift-cards/steam',
      kind: 'Gift cards',
      description: 'Steam',
    }),
  ).offers;

describe('productData', () => {
  it('says what a single value costs, where, and who sells it', () => {
    expect(offersOf([card('20')])).toEqual({
      '@type': 'Offer',
      url: 'http://localhost:3000/en/us/gift-cards/steam',
      price: '20',
      priceCurrency: 'USD',
      availability: 'https://schema.org/InStock',
      seller: { '@type': 'Organization', name: 'Refillery' },
    });
  });

  it('gives the range of what is on sale', () => {
    const products = [card('10'), card('50'), card('500', true)];
    expect(offersOf(products)).toMatchObject({
      '@type': 'AggregateOffer',
      lowPrice: '10',
      highPrice: '50',
      offerCount: 2,
      availability: 'https://schema.org/InStock',
    });
  });

  it.each([
    ['every value is', [card('10', true)], {}],
    ['the brand is', [card('10')], { outOfStock: true }],
  ])('says sold out when %s', (_, products, changes) => {
    const offers = offersOf(products, changes);
    expect(offers).toMatchObject({ availability: 'https://schema.org/OutOfStock', price: '10' });
  });

  it('offers nothing without a price', () => {
    expect(offersOf([])).toBeUndefined();
  });

  it('claims no rating', () => {
    const data = { brand, products: [card('1')], path: '/', kind: '', description: '' };
    expect(JSON.stringify(productData(data))).not.toMatch(/rating|review/i);
  });
});

describe('siteData', () => {
  it('says how a country is searched', () => {
    expect(siteData('en', 'US')).toMatchObject({
      '@type': 'WebSite',
      potentialAction: {
        target: { urlTemplate: 'http://localhost:3000/en/us/search?q={search_term_string}' },
      },
    });
  });
});
