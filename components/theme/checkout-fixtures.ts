import { goodKey } from '@/components/cart/goods';
import type { Found } from '@/components/checkout/problems';
import type { NamedLine } from '@/components/checkout/repair';
import type { CartLine } from '@/schemas/cart';
import type { CartItem } from '@/schemas/cart-answer';

/** A line of a cart, and what the shop says of it today. */
export type ShownLine = {
  line: CartLine;
  item: CartItem | undefined;
  price: { now: string; was: string | null } | undefined;
};

function line(id: string, change: Partial<CartLine> = {}): CartLine {
  return {
    id,
    country: 'US',
    kind: 'gift-cards',
    brand: 'northwind',
    product: id,
    quantity: 1,
    name: 'Northwind',
    label: '$25',
    ...change,
  };
}

function item(change: Partial<CartItem> = {}): CartItem {
  return {
    status: 'on-sale',
    brand: { name: 'Northwind', colour: '#ffd75e', logo: null },
    label: '$25',
    href: '/en/us/gift-cards',
    place: 'United States',
    delivery: 'by_email',
    examplePhone: '(201) 555-0123',
    price: '26.80',
    nearby: [],
    ...change,
  };
}

const price = { now: '26.80', was: null };

/** A line in each of its states, by what that is. */
export const cartLines: Record<string, ShownLine> = {
  'On sale, three of it': {
    line: line('three', { quantity: 3 }),
    item: item(),
    price,
  },
  'A price that has moved': {
    line: line('moved'),
    item: item(),
    price: { now: '26.80', was: '25.10' },
  },
  'Sold out': {
    line: line('sold-out'),
    item: item({ status: 'sold-out', price: null, nearby: [{ product: 'fifty', label: '$50' }] }),
    price: undefined,
  },
  'A value that is not sold any more': {
    line: line('value', { value: '500', label: '$500' }),
    item: item({
      status: 'wrong-value',
      label: '$500',
      price: null,
      nearby: [{ product: 'value', value: '200', label: '$200' }],
    }),
    price: undefined,
  },
  Gone: {
    line: line('gone'),
    item: item({ status: 'gone', brand: null, price: null }),
    price: undefined,
  },
  'The catalogue cannot be read': {
    line: line('unknown'),
    item: item({ status: 'unknown', brand: null, price: null, delivery: null }),
    price: undefined,
  },
  'Nothing known yet': { line: line('asked'), item: undefined, price: undefined },
};

const ordered: { line: CartLine; item: CartItem }[] = [
  { line: line('mine', { quantity: 2 }), item: item() },
  { line: line('gift', { recipient: 'somebody' }), item: item() },
  {
    line: line('phone', { kind: 'top-ups', recipient: '555', name: 'Lykke Mobile' }),
    item: item({
      brand: { name: 'Lykke Mobile', colour: '#2f6f4f', logo: null },
      delivery: 'by_phone',
    }),
  },
  { line: line('account', { recipient: '' }), item: item({ delivery: 'by_account' }) },
];

/** What is kept for another order. */
const later = line('later', { later: true, label: '$100' });

export const cart = { version: 1 as const, lines: [...ordered.map((each) => each.line), later] };

/** What the shop has said of the goods of that cart. */
export const known = {
  items: Object.fromEntries(ordered.map((each) => [goodKey(each.line), each.item])),
  prices: Object.fromEntries(ordered.map((each) => [`USDC ${goodKey(each.line)}`, '26.80'])),
  firstPrices: {},
};

export const namedLines: NamedLine[] = [
  { id: 'mine', name: 'Northwind $25', href: '/en/us/gift-cards' },
  { id: 'phone', name: 'Lykke Mobile $10', href: '/en/us/top-ups' },
];

/** Problems with every kind of repair there is. */
export const found: Found = {
  urgent: false,
  reference: 'showsyoureveryproblem',
  problems: [
    {
      problem: { code: 'OUT_OF_STOCK', field: 'line' },
      lineId: 'mine',
      repairs: [
        { type: 'take', lineId: 'mine', nearby: { product: 'fifty', label: '$50' } },
        { type: 'another', lineId: 'mine' },
        { type: 'remove', lineId: 'mine' },
      ],
    },
    {
      problem: { code: 'MAXIMUM_AMOUNT_PER_ORDER_EXCEEDED' },
      lineId: null,
      repairs: [
        { type: 'split', units: 2 },
        { type: 'identity', href: 'https://example.com/identity' },
        { type: 'support', href: 'https://example.com/support' },
      ],
    },
    {
      problem: { code: 'AMOUNT_LESS_THEN_MINIMUM_ALLOWED', field: 'network' },
      lineId: null,
      repairs: [
        { type: 'pay', payment: { coin: 'USDC', network: 'Solana' } },
        { type: 'add-more' },
        { type: 'focus', field: 'network' },
      ],
    },
    {
      problem: { code: 'COUPON_EXPIRED', field: 'coupon' },
      lineId: null,
      repairs: [{ type: 'drop-coupon' }, { type: 'focus', field: 'coupon' }],
    },
  ],
};
