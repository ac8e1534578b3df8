import { describe, expect, it } from 'vitest';
import type { Cart, CartLine } from '@/schemas/cart';
import { cartLine } from '@/schemas/cart-fixtures';
import {
  type CartAction,
  changeCart,
  emptyCart,
  isSameGood,
  linesLater,
  linesNow,
  roomIn,
  unitsOf,
} from './cart';

const cartOf = (...lines: Partial<CartLine>[]): Cart => ({
  version: 1,
  lines: lines.map((line) => cartLine(line)),
});
const gift = { id: 'g', recipient: 'ana@example.com' };
const later = { later: true } as const;

describe('a cart', () => {
  it('counts what is kept for later among its units', () => {
    const cart = cartOf({ quantity: 3 }, { ...gift, ...later, quantity: 4 });
    expect([unitsOf(cart), roomIn(cart)]).toEqual([7, 3]);
    expect(linesNow(cart)).toEqual([cartLine({ quantity: 3 })]);
    expect(linesLater(cart)).toEqual([cartLine({ ...gift, ...later, quantity: 4 })]);
    expect([unitsOf(emptyCart), roomIn(emptyCart)]).toEqual([0, 10]);
  });

  it.each([
    { country: 'US' },
    { kind: 'esims' } as const,
    { brand: 'netflix' },
    { product: 'other' },
    { value: '7' },
  ])('holds different goods with different %j', (other) => {
    expect(isSameGood(cartLine(), cartLine(other))).toBe(false);
    expect(isSameGood(cartLine(other), cartLine({ ...gift, ...other, name: 'Other' }))).toBe(true);
  });
});

type Case = [what: string, before: Cart, action: CartAction, after: Cart];

describe('putting in', () => {
  it.each<Case>([
    ['a first line', emptyCart, { type: 'add', line: cartLine() }, cartOf({})],
    [
      'what is there already: its units count, its names are the newer ones',
      cartOf({ quantity: 2 }, { id: 'b', brand: 'netflix' }),
      { type: 'add', line: cartLine({ id: 'n', quantity: 3, name: 'STEAM', label: '50' }) },
      cartOf({ quantity: 5, name: 'STEAM', label: '50' }, { id: 'b', brand: 'netflix' }),
    ],
    [
      'the same for somebody else',
      cartOf({}),
      { type: 'add', line: cartLine(gift) },
      cartOf({}, gift),
    ],
    [
      'the same of which some is kept for later',
      cartOf(later),
      { type: 'add', line: cartLine({ id: 'n' }) },
      cartOf(later, { id: 'n' }),
    ],
    [
      'another value',
      cartOf({ value: '10' }),
      { type: 'add', line: cartLine({ id: 'n', value: '20' }) },
      cartOf({ value: '10' }, { id: 'n', value: '20' }),
    ],
    [
      'more than there is room for',
      cartOf({ quantity: 8 }),
      { type: 'add', line: cartLine({ id: 'n', brand: 'netflix', quantity: 5 }) },
      cartOf({ quantity: 8 }, { id: 'n', brand: 'netflix', quantity: 2 }),
    ],
  ])('%s', (_, before, action, after) => {
    expect(changeCart(before, action)).toEqual(after);
  });
});

describe('changing a line', () => {
  it.each<Case>([
    [
      'more units, as many as fit',
      cartOf({ quantity: 2 }, { ...gift, quantity: 5 }),
      { type: 'set-quantity', id: 'a', quantity: 9 },
      cartOf({ quantity: 5 }, { ...gift, quantity: 5 }),
    ],
    [
      'never fewer than one',
      cartOf({ quantity: 2 }),
      { type: 'set-quantity', id: 'a', quantity: 0 },
      cartOf({}),
    ],
    [
      'a recipient, without becoming one with a line for the same',
      cartOf({}, gift),
      { type: 'set-recipient', id: 'a', recipient: 'ana@example.com' },
      cartOf({ recipient: 'ana@example.com' }, gift),
    ],
    [
      'the buyer’s own again',
      cartOf(gift),
      { type: 'set-recipient', id: 'g', recipient: null },
      cartOf({ id: 'g' }),
    ],
    [
      'one of several for somebody else, right behind',
      cartOf({ quantity: 3 }, { id: 'b' }),
      { type: 'send-one-elsewhere', id: 'a', newId: 'n' },
      cartOf({ quantity: 2 }, { id: 'n', recipient: '' }, { id: 'b' }),
    ],
    [
      'the only one for somebody else',
      cartOf(gift),
      { type: 'send-one-elsewhere', id: 'g', newId: 'n' },
      cartOf({ ...gift, recipient: '' }),
    ],
    [
      'another value',
      cartOf({ ...gift, quantity: 2, value: '10' }),
      { type: 'change', id: 'g', product: 'range', value: '25', label: 'R$ 25' },
      cartOf({ ...gift, quantity: 2, product: 'range', value: '25', label: 'R$ 25' }),
    ],
    [
      'a set value instead of a chosen one',
      cartOf({ value: '10' }),
      { type: 'change', id: 'a', product: 'fixed', label: 'R$ 25' },
      cartOf({ product: 'fixed', label: 'R$ 25' }),
    ],
  ])('%s', (_, before, action, after) => {
    expect(changeCart(before, action)).toEqual(after);
  });
});

describe('taking out', () => {
  it.each<Case>([
    ['a line', cartOf({}, gift), { type: 'remove', id: 'a' }, cartOf(gift)],
    [
      'and back to its place, as much as still fits',
      cartOf({ quantity: 7 }, { id: 'b' }),
      { type: 'restore', line: cartLine({ ...gift, quantity: 4 }), at: 1 },
      cartOf({ quantity: 7 }, { ...gift, quantity: 2 }, { id: 'b' }),
    ],
    [
      'and back to the end of a cart that has become shorter',
      cartOf({}),
      { type: 'restore', line: cartLine(gift), at: 7 },
      cartOf({}, gift),
    ],
    [
      'what was ordered, and no more',
      cartOf({ quantity: 3 }, gift, { id: 'b', ...later }),
      {
        type: 'ordered',
        lines: [
          { id: 'a', quantity: 2 },
          { id: 'g', quantity: 5 },
          { id: 'unknown', quantity: 1 },
        ],
        newIds: ['b', 'n'],
      },
      cartOf({ id: 'n' }, { id: 'b', ...later }),
    ],
    [
      'all that was to be ordered: then comes what was kept for later',
      cartOf({}, { id: 'b', ...later }, { ...gift, ...later }),
      { type: 'ordered', lines: [{ id: 'a', quantity: 1 }], newIds: ['n'] },
      cartOf({ id: 'b' }, gift),
    ],
  ])('%s', (_, before, action, after) => {
    expect(changeCart(before, action)).toEqual(after);
  });
});

it('an order that two tabs hear of is taken off once', () => {
  const lines = [{ id: 'a', quantity: 1 }];
  const once = changeCart(cartOf({ quantity: 2 }), { type: 'ordered', lines, newIds: ['n'] });
  expect(changeCart(once, { type: 'ordered', lines, newIds: ['m'] })).toBe(once);
});

describe('keeping for later', () => {
  it.each<Case>([
    [
      'a whole line marks it',
      cartOf({ quantity: 2 }, gift),
      { type: 'keep-for-later', units: [{ id: 'a', units: 2 }], newIds: ['n'] },
      cartOf({ quantity: 2, ...later }, gift),
    ],
    [
      'a part of some makes lines of their own',
      cartOf({ quantity: 3 }, { ...gift, quantity: 2 }),
      {
        type: 'keep-for-later',
        units: [
          { id: 'a', units: 1 },
          { id: 'g', units: 1 },
        ],
        newIds: ['n', 'm'],
      },
      cartOf({ quantity: 2 }, { id: 'n', ...later }, gift, { ...gift, id: 'm', ...later }),
    ],
    [
      'and taking it back makes one line of what is equal',
      cartOf({ quantity: 2 }, { id: 'n', quantity: 3, ...later }),
      { type: 'take-back', id: 'n' },
      cartOf({ quantity: 5 }),
    ],
    [
      'and taking it back leaves in its place what is equal to nothing',
      cartOf({ id: 'n', ...later }, gift),
      { type: 'take-back', id: 'n' },
      cartOf({ id: 'n' }, gift),
    ],
    [
      'and taking all of it back',
      cartOf({ id: 'n', ...later }, gift, { id: 'm', ...later }, { ...gift, id: 'o', ...later }),
      { type: 'take-back-all' },
      cartOf({ id: 'n', quantity: 2 }, { ...gift, quantity: 2 }),
    ],
  ])('%s', (_, before, action, after) => {
    expect(changeCart(before, action)).toEqual(after);
  });
});

describe('nothing', () => {
  const full = cartOf({ quantity: 9 }, { ...gift, value: '5' });
  it.each<CartAction>([
    { type: 'add', line: cartLine({ quantity: 1, name: 'STEAM' }) },
    { type: 'set-quantity', id: 'a', quantity: 12 },
    { type: 'set-quantity', id: 'unknown', quantity: 1 },
    { type: 'set-recipient', id: 'a', recipient: null },
    { type: 'set-recipient', id: 'g', recipient: 'ana@example.com' },
    { type: 'send-one-elsewhere', id: 'a', newId: 'g' },
    { type: 'change', id: 'g', product: 'steam-br-50', value: '5', label: 'R$ 50' },
    { type: 'remove', id: 'unknown' },
    { type: 'restore', line: cartLine({ id: 'n' }), at: 0 },
    { type: 'keep-for-later', units: [{ id: 'a', units: 0 }], newIds: ['n'] },
    { type: 'keep-for-later', units: [{ id: 'a', units: 1 }], newIds: ['g'] },
    { type: 'take-back', id: 'a' },
    { type: 'take-back-all' },
    { type: 'ordered', lines: [{ id: 'unknown', quantity: 1 }], newIds: ['n'] },
  ])('comes of %j: the cart stays the very same', (action) => {
    expect(changeCart(full, action)).toBe(full);
  });

  it('comes of an id that another line has', () => {
    const cart = cartOf({});
    expect(changeCart(cart, { type: 'add', line: cartLine({ brand: 'netflix' }) })).toBe(cart);
    expect(changeCart(cart, { type: 'restore', line: cartLine(), at: 0 })).toBe(cart);
  });

  it('comes of keeping for later a part of what is kept already', () => {
    const cart = cartOf({ quantity: 2, ...later });
    const units = [{ id: 'a', units: 1 }];
    expect(changeCart(cart, { type: 'keep-for-later', units, newIds: ['n'] })).toBe(cart);
  });
});
