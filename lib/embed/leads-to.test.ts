import { describe, expect, it } from 'vitest';
import { leadsTo } from './leads-to';

const shop = 'https://shop.example';
const here = `${shop}/en/us/gift-cards/steam?coin=USDC`;

describe('a link of a framed page', () => {
  it.each([
    ['/en', 'page'],
    ['/en/us/gift-cards', 'page'],
    ['/en/us/gift-cards/steam?coin=USDT', 'page'],
    ['/en/us/search?q=a', 'page'],
    ['/en/cart', 'page'],
    ['/de/us/gift-cards/steam?coin=USDC', 'document'],
    ['/en/checkout', 'cart-checkout'],
    ['/en/checkout?coin=USDT', 'cart-checkout'],
    ['/en/checkout?product=a&brand=steam', 'out'],
    ['/de/checkout', 'out'],
    ['/en/orders', 'out'],
    ['/en/orders/abc', 'out'],
    ['/en/receipts', 'out'],
    ['/en/open#token', 'out'],
    ['/api/health', 'out'],
    ['#content', 'here'],
    ['?coin=USDC#content', 'here'],
    ['https://partner.example/en/us', 'out'],
    ['http://shop.example/en/us', 'out'],
    ['mailto:help@shop.example', 'out'],
    ['tel:+15550100', 'out'],
  ])('to %s leads to: %s', (href, where) => {
    expect(leadsTo(new URL(href, here).href, here)).toBe(where);
  });

  it('that is none leads out', () => {
    expect(leadsTo('http://', here)).toBe('out');
  });
});
