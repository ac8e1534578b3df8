import { expect, test } from './private-shop';
import { checkoutCard, email, orderCard } from './purchases';
import { say } from './words';

const validations = { method: 'POST', path: '/v5/orders/validations', times: 1 } as const;

test('an order nobody can confirm is not repeated', async ({
  page,
  sandbox,
  product,
  checkout,
  order,
}) => {
  await checkoutCard({ product, checkout });
  await checkout.email.fill(email);
  const before = await sandbox.calls('POST', '/v5/orders');
  await sandbox.addFault({ method: 'POST', path: '/v5/orders', kind: 'drop-answer', times: 1 });
  await checkout.press(checkout.placeButton);
  await checkout.expectProblem(say('checkout.unconfirmed'));
  await expect(
    checkout.main.getByRole('heading', { name: say('checkout.unconfirmedTitle') }),
  ).toBeVisible();
  await expect(checkout.placeButton).toHaveCount(0);
  expect(await sandbox.calls('POST', '/v5/orders')).toBe(before + 1);

  // Neither a reload nor the same order again makes a second one.
  await page.reload();
  await checkout.untilAlive(checkout.placeButton);
  await checkout.email.fill(email);
  await checkout.press(checkout.placeButton);
  await checkout.expectProblem(say('checkout.unconfirmed'));
  expect(await sandbox.calls('POST', '/v5/orders')).toBe(before + 1);

  await checkout.press(
    checkout.main.getByRole('button', { name: say('checkout.unconfirmedAgain') }),
  );
  await expect(checkout.email).toHaveValue(email);
  await checkout.place();
  await order.expectState('awaiting-payment');
  expect(await sandbox.calls('POST', '/v5/orders')).toBe(before + 2);
});

test('the supplier’s problems are all told', async ({ sandbox, product, checkout, order }) => {
  await checkoutCard({ product, checkout });
  await checkout.email.fill(email);
  await sandbox.addFault({
    ...validations,
    kind: 'status',
    status: 200,
    body: {
      problems: [{ problem: 'INVALID_EMAIL_DOMAIN' }, { problem: 'DAILY_SPENDING_LIMIT_EXCEEDED' }],
    },
  });
  await checkout.press(checkout.placeButton);
  await checkout.expectProblem(say('problems.INVALID_EMAIL_DOMAIN'));
  // What cannot be bought comes before what is easily changed.
  await expect(checkout.problems.getByRole('listitem')).toContainText([
    say('problems.DAILY_SPENDING_LIMIT_EXCEEDED'),
    say('problems.INVALID_EMAIL_DOMAIN'),
  ]);
  await expect(checkout.problems.getByRole('heading')).toHaveText(
    say('checkout.problemsTitle', { count: 2 }),
  );
  await expect(checkout.email).toHaveValue(email);
  await checkout.place();
  await order.expectState('awaiting-payment');
});

test('a problem leads to the field it belongs to', async ({ sandbox, product, checkout }) => {
  await checkoutCard({ product, checkout });
  await checkout.email.fill(email);
  const body = { status: 422, detail: 'INVALID_EMAIL_DOMAIN' };
  await sandbox.addFault({ ...validations, kind: 'status', status: 422, body });
  await checkout.press(checkout.placeButton);
  await checkout.expectProblem(say('problems.INVALID_EMAIL_DOMAIN'));
  await checkout.page.keyboard.press('Tab');
  await expect(checkout.repairLink(say('checkout.repairEmail'))).toBeFocused();
  await checkout.page.keyboard.press('Enter');
  await expect(checkout.email).toBeFocused();
  expect(checkout.page.url()).not.toContain('#');
});

test('a problem of the value leads back to the product', async ({ sandbox, product, checkout }) => {
  await checkoutCard({ product, checkout });
  await checkout.email.fill(email);
  const body = { status: 422, detail: 'MAXIMUM_AMOUNT_PER_ORDER_EXCEEDED' };
  await sandbox.addFault({ ...validations, kind: 'status', status: 422, body });
  await checkout.press(checkout.placeButton);
  await checkout.press(checkout.repairLink(say('checkout.repairAnother', { name: 'Steam $50' })));
  await expect(product.heading).toHaveText('Steam');
});

test('another way to pay is taken up, and ordered with when the buyer says so', async ({
  sandbox,
  product,
  checkout,
  order,
}) => {
  await checkoutCard({ product, checkout });
  await checkout.email.fill(email);
  const before = await sandbox.calls('POST', '/v5/orders');
  const problem = {
    problem: 'UNSUPPORTED_PROTOCOL_COIN_COMBINATION',
    moreDetails: { supported: ['usdc/BASE', 'USDC/Nowhere'] },
  };
  const body = { problems: [problem] };
  await sandbox.addFault({ ...validations, kind: 'status', status: 200, body });
  await checkout.press(checkout.placeButton);
  await expect(checkout.problems.getByRole('button')).toHaveText([
    say('checkout.repairPayment', { coin: 'USDC', network: 'Base' }),
  ]);
  await checkout.press(checkout.problems.getByRole('button'));
  await expect(checkout.problems).toHaveCount(0);
  await expect(checkout.network('Base')).toBeChecked();
  await expect(checkout.placeButton).toBeFocused();
  expect(await sandbox.calls('POST', '/v5/orders')).toBe(before);
  await checkout.place();
  await expect(order.main).toContainText(
    say('order.pay.networkWarning', { coin: 'USDC', network: 'Base' }),
  );
});

test('a supplier that is down is said to be', async ({ sandbox, product, checkout }) => {
  await checkoutCard({ product, checkout });
  await checkout.email.fill(email);
  await sandbox.addFault({ ...validations, kind: 'status', status: 503 });
  await checkout.press(checkout.placeButton);
  await checkout.expectProblem(say('supplierErrors.unavailable'));
  await expect(checkout.email).toHaveValue(email);
});

test('a price that has changed is shown before anything is ordered', async ({
  sandbox,
  product,
  checkout,
  order,
}) => {
  await checkoutCard({ product, checkout });
  await checkout.email.fill(email);
  const before = await sandbox.calls('POST', '/v5/orders');
  const dearer = { coin: 'USDC', coin_amount: '54.07', problems: null };
  await sandbox.addFault({ ...validations, kind: 'status', status: 200, body: dearer });
  await checkout.press(checkout.placeButton);
  await checkout.expectProblem(say('checkout.changed', { amount: '54.07', coin: 'USDC' }));
  await expect(checkout.total).toHaveText('54.07 USDC');
  expect(await sandbox.calls('POST', '/v5/orders')).toBe(before);
  // Cheaper than what was seen by now: nothing to ask about.
  await checkout.place();
  await order.expectAmount('53.20', 'USDC');
});

test('a catalogue that cannot be fetched can be asked for again', async ({
  sandbox,
  list,
  home,
}) => {
  await sandbox.addFault({ path: '/v2/brands', kind: 'reset', times: 3 });
  await list.page.goto('/en/se/gift-cards');
  await expect(list.heading).toHaveText(say('trouble.errorTitle'));
  await expect(list.main.getByText(say('supplierErrors.interrupted'))).toBeVisible();
  // A failure stands for a moment, so that a crowd does not ask a supplier in trouble all at once.
  await expect(async () => {
    await list.press(list.main.getByRole('link', { name: say('trouble.retry') }));
    await expect(list.heading).toHaveText(say('kinds.gift-cards'), { timeout: 1_000 });
  }).toPass();
  await list.page.goto('/en/se');
  await expect(home.heading).toHaveText(say('home.heading'));
});

test('an order page loaded while the supplier is away completes itself', async ({
  page,
  sandbox,
  product,
  checkout,
  order,
}) => {
  await orderCard({ product, checkout });
  const address = await order.address();
  const url = page.url();
  await page.goto('about:blank');
  // A stream that is still open would know the order, whatever the supplier answers now.
  await expect.poll(() => sandbox.openStreams()).toBe(0);
  await sandbox.addFault({ method: 'GET', path: '/v5/orders/', kind: 'status', status: 503 });
  await page.goto(url);
  await order.expectSituation('unavailable');
  await sandbox.clearFaults();
  await order.expectState('awaiting-payment');
  await expect(order.qr).toBeVisible();
  expect(await order.scanQr()).toBe(address);
});

test('an order nobody pays expires by itself', async ({ sandbox, product, checkout, order }) => {
  await orderCard({ product, checkout });
  const address = await order.address();
  await order.expectLive();
  await order.watchHeadlines();
  await sandbox.advance(29 * 60);
  await order.expectState('awaiting-payment');
  expect(await order.address()).toBe(address);
  await sandbox.advance(60);
  await order.expectState('expired');
  await order.expectNothingToPay(address);
  expect(await order.headlines()).toHaveLength(2);
});
