import { rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { APIRequestContext, Page } from '@playwright/test';
import { busyWhile } from '../support/busy-shop';
import { expectAccessible } from './accessible';
import { overflow } from './layout';
import { expect, test } from './private-shop';
import { say } from './words';

const busyFile = join(tmpdir(), `refillery-busy-${process.pid}`);

test.use({ shopSettings: busyWhile(busyFile) });
test.afterEach(() => rmSync(busyFile, { force: true }));

/** Without the cookie by which the shop knows who has been here before, and has more room for them. */
const newcomer = { headers: { cookie: '' } };

/**
 * Has more pages under way than there is time for, of a brand of which the shop knows nothing yet: they last
 * until the supplier is given up.
 */
async function rush(request: APIRequestContext, brand: string): Promise<void> {
  const crowd = Array.from({ length: 20 }, (_, index) =>
    request.get(`/en/us/gift-cards/${brand}?seen=${index}`, newcomer),
  );
  // The test may be over before them.
  for (const visit of crowd) visit.catch(() => null);
  writeFileSync(busyFile, '');
  const status = async () => (await request.get('/en', newcomer)).status();
  await expect.poll(status, { intervals: [50] }).toBe(503);
}

/** Has the browser come back when a test wants it to, where it was told to in some seconds. */
async function comeBackAfter(page: Page, seconds: number): Promise<void> {
  await page.unrouteAll();
  await page.route(/\/en\//, async (route) => {
    const response = await route.fetch();
    const { refresh, ...headers } = response.headers();
    const told = refresh?.replace(/^\d+/, String(seconds));
    await route.fulfill({ response, headers: told ? { ...headers, refresh: told } : headers });
  });
}

test('who comes in a rush is told so, and can go on to their cart @phone @desktop', async ({
  page,
  request,
  sandbox,
}) => {
  await comeBackAfter(page, 600);
  await sandbox.addFault({ path: '/v5/products/*', kind: 'hang' });
  await rush(request, 'airbnb');
  await page.goto('/en/us/gift-cards');
  const heading = page.getByRole('heading', { level: 1, name: say('trouble.busyTitle') });
  await expect(heading).toBeVisible();
  await expect(page.getByText(say('trouble.busy'))).toBeVisible();
  await expect(page.getByRole('link', { name: say('trouble.retry') })).toBeVisible();
  expect(await overflow(page)).toEqual([]);
  await expectAccessible(page);
  await page.getByRole('link', { name: say('shell.cart') }).click();
  await expect(page.getByRole('heading', { level: 1, name: say('cart.title') })).toBeVisible();
});

test('who waits is shown what they came for, without doing anything', async ({
  page,
  request,
  sandbox,
}) => {
  await comeBackAfter(page, 1);
  await sandbox.addFault({ path: '/v5/products/*', kind: 'hang' });
  await rush(request, 'nike');
  await page.goto('/en/us/gift-cards?stock=in#content');
  await expect(page.getByRole('heading', { name: say('trouble.busyTitle') })).toBeVisible();
  rmSync(busyFile);
  await expect(page.getByRole('link', { name: 'Steam' })).toBeVisible();
  await expect(page).toHaveURL(/\/en\/us\/gift-cards\?stock=in$/);
});

test('who is on their way to another page is told so as well, and comes there', async ({
  page,
  request,
  sandbox,
}) => {
  await page.goto('/en/us');
  await comeBackAfter(page, 1);
  await sandbox.addFault({ path: '/v5/products/*', kind: 'hang' });
  await rush(request, 'xbox');
  await page.context().clearCookies();
  // Not a page that somebody has just looked at, which is kept.
  await page
    .getByRole('main')
    .getByRole('link', { name: say('kinds.top-ups') })
    .first()
    .click();
  await expect(page.getByRole('heading', { name: say('trouble.busyTitle') })).toBeVisible();
  await expect(page).toHaveURL(/\/en\/us\/top-ups$/);
  rmSync(busyFile);
  await expect(page.getByRole('heading', { level: 1, name: say('kinds.top-ups') })).toBeVisible();
});
