import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Cart, cartLineSchema, readCart } from './cart';
import { anyCart, anyLine, cartFaults, cartLine } from './cart-fixtures';
import { plainAmountSchema } from './checkout';

const empty: Cart = { version: 1, lines: [] };
const stored = (...lines: unknown[]) => JSON.stringify({ version: 1, lines });
const idsIn = (text: string) => readCart(text).lines.map(({ id }) => id);

describe('a line', () => {
  it.each([
    { id: '' },
    { id: 'x'.repeat(65) },
    { country: 'br' },
    { country: 'BRA' },
    { kind: 'cars' },
    { brand: '' },
    { brand: '../steam' },
    { brand: 'Steam' },
    { brand: 'x'.repeat(255) },
    { product: '' },
    { product: 'x'.repeat(255) },
    { value: '1e3' },
    { value: null },
    { quantity: 0 },
    { quantity: 0.5 },
    { quantity: -1 },
    { quantity: '2' },
    { quantity: null },
    { recipient: 7 },
    { name: undefined },
    { label: {} },
    { later: 'yes' },
  ])('is unreadable with %j, and costs no other line', (fault) => {
    const text = stored(cartLine(), { ...cartLine({ id: 'b' }), ...fault }, cartLine({ id: 'c' }));
    expect(idsIn(text)).toEqual(['a', 'c']);
  });

  it('has a value by the same rule as on the server', () => {
    const text = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 24 }),
      fc.string({ unit: fc.constantFrom(...'0019.,-e+\n '), maxLength: 24 }),
    );
    fc.assert(
      fc.property(text, (value) => {
        const { success } = cartLineSchema.safeParse(cartLine({ value }));
        expect(success).toBe(plainAmountSchema.safeParse(value).success);
      }),
    );
  });

  it('loses what does not belong to it, above all a price', () => {
    const odd = { ...cartLine(), price: '9.99', coin: 'BTC', extra: { nested: [1] } };
    expect(readCart(stored(odd)).lines).toEqual([cartLine()]);
  });

  it('has its long texts and its quantity cut rather than being lost', () => {
    const [line] = readCart(
      stored(
        cartLine({
          name: `  ${'n'.repeat(199)} ${'n'.repeat(99)}`,
          label: 'l'.repeat(9999),
          recipient: ` ${'r'.repeat(300)}`,
          quantity: 2.5,
        }),
      ),
    ).lines;
    expect(line).toEqual(
      cartLine({
        name: 'n'.repeat(199),
        label: 'l'.repeat(200),
        recipient: ` ${'r'.repeat(253)}`,
        quantity: 2,
      }),
    );
  });
});

describe('reading a cart', () => {
  it('gives back what was written', () => {
    fc.assert(
      fc.property(anyCart, (cart) => {
        expect(readCart(JSON.stringify(cart))).toStrictEqual(cart);
      }),
    );
  });

  it('has room for ten units, and cuts what is beyond', () => {
    const lines = [3, 1000, 2].map((quantity, index) => cartLine({ id: `${index}`, quantity }));
    expect(readCart(stored(...lines)).lines.map(({ quantity }) => quantity)).toEqual([3, 7]);
  });

  it('has each id once', () => {
    expect(idsIn(stored(cartLine(), cartLine({ brand: 'netflix' })))).toEqual(['a']);
  });

  it.each([
    null,
    '',
    'null',
    '7',
    '"cart"',
    '[]',
    '{}',
    '{',
    '{"lines":{}}',
    '{"lines":[[],null]}',
  ])('of %j gives an empty one', (text) => {
    expect(readCart(text)).toEqual(empty);
  });

  it.each([
    ['no version', { lines: [cartLine()] }],
    ['an unknown one', { version: 9, lines: [cartLine()] }],
    ['another name for its lines', { items: [cartLine()] }],
    ['nothing but lines', [cartLine()]],
  ])('with %s keeps the lines', (_, cart) => {
    expect(readCart(JSON.stringify(cart)).lines).toEqual([cartLine()]);
  });

  it('cut off anywhere keeps the lines that are whole', () => {
    fc.assert(
      fc.property(anyCart, fc.nat(), (cart, place) => {
        const text = JSON.stringify(cart);
        const kept = text.slice(0, place % text.length);
        const whole = cart.lines.filter((line) => kept.includes(JSON.stringify(line)));
        expect(readCart(kept).lines).toEqual(whole);
      }),
    );
  });

  it('takes no line from what a line says', () => {
    const name = JSON.stringify(cartLine({ id: 'b', brand: 'evil' }));
    const text = stored(cartLine({ name: name.slice(0, 200) }));
    expect(idsIn(text.slice(0, -1))).toEqual(['a']);
  });

  it('of a text longer than any cart keeps the lines ahead', () => {
    expect(idsIn(stored(cartLine(), 'x'.repeat(200_000), cartLine({ id: 'b' })))).toEqual(['a']);
    for (const piece of ['{', '{"', '{"\\"', '{\\"', '[', '"']) {
      expect(readCart(piece.repeat(100_000))).toEqual(empty);
    }
  });

  it('has room for the longest lines there can be', () => {
    const worst = '\u0001';
    const lines = [...'abcdefghij'].map((id) =>
      cartLine({
        id: worst.repeat(63) + id,
        brand: 'x'.repeat(254),
        product: worst.repeat(254),
        recipient: worst.repeat(254),
        name: worst.repeat(200),
        label: worst.repeat(200),
      }),
    );
    expect(readCart(stored(...lines)).lines).toEqual(lines);
  });
});

describe('whatever a browser kept', () => {
  it('is a cart that may be, and reads the same a second time', () => {
    const fields = fc.constantFrom(...Object.keys(cartLineSchema.shape), '__proto__', 'price');
    const odd = fc.dictionary(fields, fc.oneof(fc.jsonValue(), fc.integer(), fc.string()));
    const line = fc.oneof(
      anyLine,
      odd,
      fc.tuple(anyLine, odd).map(([good, bad]) => ({ ...good, ...bad })),
    );
    const json = fc.oneof(
      fc.record({ version: fc.jsonValue(), lines: fc.array(line) }),
      fc.array(line),
      fc.jsonValue(),
    );
    const broken = fc
      .tuple(json, fc.nat(), fc.nat({ max: 9 }), fc.string({ unit: 'grapheme', maxLength: 5 }))
      .map(([value, at, length, put]) => {
        const text = JSON.stringify(value);
        const place = at % text.length;
        return text.slice(0, place) + put + text.slice(place + length);
      });
    const text = fc.oneof(
      json.map((value) => JSON.stringify(value)),
      broken,
      fc.string({ unit: 'grapheme' }),
    );
    fc.assert(
      fc.property(text, (kept) => {
        const cart = readCart(kept);
        expect(cartFaults(cart)).toEqual([]);
        expect(readCart(JSON.stringify(cart))).toStrictEqual(cart);
      }),
      { numRuns: 1000 },
    );
  });
});
