import { afterEach, beforeEach, expect, test } from 'vitest';
import { openSandbox, purchase } from './testing/client';

let supplier: Awaited<ReturnType<typeof openSandbox>>;

beforeEach(async () => {
  supplier = await openSandbox();
});
afterEach(() => supplier.close());

const orderOf = (email: string) =>
  supplier.call('POST', '/v5/orders', { ...purchase(), email, user: { email } });

test('orders are listed with their buyers, oldest first', async () => {
  for (const name of ['first', 'second', 'first']) await orderOf(`${name}@example.com`);
  const { body } = await supplier.call('GET', '/control/orders');
  expect(body).toMatchObject({
    orders: [
      { email: 'first@example.com', state: 'WaitingForPayment', sentAmount: '0' },
      { email: 'second@example.com' },
      { email: 'first@example.com' },
    ],
  });
});

test('a command answers with the order in the same words', async () => {
  const { order_id: id } = await supplier.create();
  const { body } = await supplier.control(id, 'pay');
  const { body: list } = await supplier.call('GET', '/control/orders');
  expect(list).toEqual({ orders: [body] });
  expect(body).toMatchObject({ id, email: 'buyer@example.com', state: 'PaymentStarted' });
});
