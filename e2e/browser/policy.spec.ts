import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';
import { email } from './purchases';
import { say } from './words';

/** Everything a browser complains about, in words. */
async function listenForComplaints(page: Page): Promise<string[]> {
  const complaints: string[] = [];
  await page.exposeFunction('complain', (text: string) => complaints.push(text));
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => {
      Reflect.get(window, 'complain')(`policy: ${violatedDirective} ${blockedURI}`);
    });
  });
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('response', (response) => {
    if (response.status() >= 400) complaints.push(`${response.status()} ${response.url()}`);
  });
  page.on('requestfailed', (request) => {
    const left = request.failure()?.errorText === 'net::ERR_ABORTED';
    // A page that is left ends its stream, and with it what it has not finished fetching.
    const unfinished =
      /\/subscribe$|\/links$|[?&]_rsc=|\/branding\/|\/manifest\.webmanifest$|\/api\/quotes\?|\/_next\/static\/|\/sandbox\/logos\//;
    if (left && unfinished.test(request.url())) return;
    complaints.push(`${request.failure()?.errorText} ${request.url()}`);
  });
  return complaints;
}

test('a whole purchase gives the browser nothing to complain about', async ({
  page,
  countries,
  home,
  list,
  product,
  checkout,
  order,
}) => {
  const complaints = await listenForComplaints(page);
  const urls: string[] = [];
  page.on('request', (request) => urls.push(request.url()));

  await countries.open();
  await countries.find('united st', 'United States');
  await home.enter('gift-cards');
  await list.press(list.categories.getByRole('link', { name: 'Games', exact: true }));
  await expect(list.brand('Airbnb')).toHaveCount(0);
  await list.choose('Steam');
  await product.choose('$50');
  await product.expectPrice('53.20 USDC');
  await product.continue();
  await checkout.email.fill(email);
  await checkout.chooseCoin('USDT', 'Polygon (Matic)');
  await checkout.place();
  await order.payAndAwaitDelivery();
  await order.reveal();
  const code = order.main.getByText(/^SIMULATED-/);
  await expect(code).toBeVisible();
  const secrets = [(await code.textContent()) ?? '', email, 'margarethe'];

  await expect(page).toHaveTitle(`${say('order.states.delivered.headline')} · Refillery`);
  const kept = await page.evaluate(() => ({
    local: { ...localStorage },
    session: { ...sessionStorage },
    history: JSON.stringify(history.state),
    scriptCookies: document.cookie,
  }));
  const payment = JSON.stringify({ coin: 'USDT', network: 'Polygon (Matic)' });
  expect(kept.local).toEqual({ 'payment-choice': payment });
  expect(kept.session).toEqual({});
  expect(kept.scriptCookies).toBe('');
  for (const secret of secrets) {
    expect(secret.length).toBeGreaterThan(8);
    expect(kept.history).not.toContain(secret);
    expect(await page.title()).not.toContain(secret);
    for (const url of urls) expect(decodeURIComponent(url)).not.toContain(secret);
  }

  await order.press(page.getByRole('banner').getByRole('link', { name: say('shell.orders') }));
  await expect(order.heading).toHaveText(say('orders.title'));
  await order.press(order.main.getByRole('link'));
  await order.expectState('delivered');
  await expect(code).toHaveCount(0);
  const html = (await (await page.request.get(page.url())).text()).replaceAll('\\', '');
  for (const secret of secrets) expect(html).not.toContain(secret);
  await order.press(page.getByRole('banner').getByRole('link', { name: /Refillery/ }));
  await expect(order.heading).toHaveText(say('countries.title'));
  expect(complaints).toEqual([]);
});

test('the other kinds and the range form break no rule', async ({ page, list, product, home }) => {
  const complaints = await listenForComplaints(page);
  await page.goto('/en/us');
  await home.enter('esims');
  await list.choose('eSIM');
  await page.goBack();
  await expect(list.heading).toHaveText(say('kinds.esims'));
  await product.open('us', 'gift-cards', 'airbnb');
  await product.ready();
  await product.press(product.main.getByRole('button', { name: '$100' }));
  await product.expectPrice('103.50 USDC');
  await product.press(product.coins.getByRole('link', { name: 'USDT', exact: true }));
  await expect(product.price).toHaveText(/USDT$/);
  await product.continue();
  expect(complaints).toEqual([]);
});

test('pages that are kept for a crowd are as alive as others @phone', async ({
  page,
  list,
  product,
}) => {
  const complaints = await listenForComplaints(page);
  const openKept = async (path: string) => {
    // Only a page that is kept has a length that is known before it is sent.
    await expect(async () => {
      const response = await page.goto(path);
      expect(response?.headers()['content-length']).toBeDefined();
    }).toPass();
  };
  await openKept('/en/us');
  await openKept('/en/us/gift-cards');
  await list.untilAlive(list.searchButton);
  await list.press(list.categories.getByRole('link', { name: 'Games', exact: true }));
  await expect(list.brand('Airbnb')).toHaveCount(0);
  await page.goBack();
  await expect(list.brand('Airbnb')).toHaveCount(1);
  await openKept('/en/us/gift-cards/steam');
  await product.ready();
  await product.choose('$50');
  await product.expectPrice('53.20 USDC');
  await product.continue();
  expect(complaints).toEqual([]);
});
