import { expect, it } from 'vitest';
import { listQuerySchema } from './list-query';

it('shows only what is in stock when asked in so many words', () => {
  expect(listQuerySchema.parse({ stock: 'in' }).inStock).toBe(true);
  for (const stock of ['', 'on', 'out', ['in', 'in'], undefined]) {
    expect(listQuerySchema.parse({ stock }).inStock).toBeUndefined();
  }
});

it('knows the ways of delivery by their names, and no others', () => {
  const read = (delivery: unknown) => listQuerySchema.parse({ delivery }).delivery;
  expect(['phone', 'email', 'account'].map(read)).toEqual(['by_phone', 'by_email', 'by_account']);
  for (const delivery of ['', 'by_phone', 'pigeon', 'Phone', 'constructor', ['phone', 'email']]) {
    expect(read(delivery)).toBeUndefined();
  }
});
