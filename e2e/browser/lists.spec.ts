import type { Page } from '@playwright/test';
import german from '@/messages/de.json' with { type: 'json' };
import { hostileBrands } from '../support/hostile-brands';
import { expectAccessible } from './accessible';
import { brandBody, productsCall } from './brand-answers';
import { watchShifts } from './layout';
import { expect, test } from './private-shop';
import { like, say } from './words';

test('a budget keeps what can be bought with it', async ({ page, list }) => {
  await list.open('us', 'gift-cards');
  await list.untilAlive(list.searchButton);
  const everything = await list.cards.count();
  await list.budget.fill('20 ');
  await list.press(list.searchButton);
  await expect(page).toHaveURL('/en/us/gift-cards?budget=20&in=USDC');
  await expect(list.main.getByText(like('list.rate', { coin: 'USDC' }))).toBeVisible();
  await expect(list.brand('Steam')).toBeVisible();
  await expect(list.brand('Airbnb')).toHaveCount(0);
  await expect(list.searchButton).toBeFocused();
  await list.expectCount(await list.cards.count());

  await list.unit.selectOption('card');
  await list.budget.fill('50');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL('/en/us/gift-cards?budget=50&in=card');
  await expect(list.brand('Airbnb')).toBeVisible();
  await expect(list.budget).toBeFocused();

  await page.goBack();
  await expect(list.budget).toHaveValue('20');
  await expect(list.unit).toHaveValue('USDC');
  await expect(list.brand('Airbnb')).toHaveCount(0);
  await list.press(list.chip(say('list.chipBudget', { amount: '20', unit: 'USDC' })));
  await expect(page).toHaveURL('/en/us/gift-cards');
  await list.expectCount(everything);
  await expect(list.budget).toHaveValue('');
  await expect(list.status).toBeFocused();
});

test('filters add up, and can be dropped all at once @phone', async ({ page, list }) => {
  await list.open('us', 'gift-cards');
  await list.untilAlive(list.searchButton);
  await list.press(list.categories.getByRole('link', { name: 'Games', exact: true }));
  await expect(page).toHaveURL('/en/us/gift-cards?category=games');
  await list.inStock.check();
  await list.budget.fill('0.5');
  await list.unit.selectOption('card');
  await list.press(list.searchButton);
  await expect(page).toHaveURL('/en/us/gift-cards?category=games&budget=0.5&in=card&stock=in');
  await list.expectCount(0);
  await expect(list.chips).toHaveCount(3);
  await list.press(list.main.getByRole('link', { name: say('list.showAll') }));
  await expect(page).toHaveURL('/en/us/gift-cards');
  await expect(list.inStock).not.toBeChecked();
  await expect(list.chips).toHaveCount(0);
});

test('an amount is read as its language writes it, and stays so @phone', async ({ page, list }) => {
  await page.goto('/de/de/gift-cards');
  const amount = page.locator('input[name=budget]');
  const unit = page.locator('select[name=in]');
  const show = page.getByRole('button', { name: german.list.searchButton, exact: true });
  await list.untilAlive(show);
  await expect(amount).toHaveAttribute('placeholder', '12,40');
  await amount.fill('1.000');
  await unit.selectOption('card');
  await list.press(show);
  await expect(page).toHaveURL('/de/de/gift-cards?budget=1000&in=card');
  await expect(amount).toHaveValue('1000');
  await amount.fill('12,40');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL('/de/de/gift-cards?budget=12.40&in=card');
  await expect(amount).toHaveValue('12,40');
  await page.reload();
  await expect(amount).toHaveValue('12,40');
  await page.goBack();
  await expect(page).toHaveURL('/de/de/gift-cards?budget=1000&in=card');
  await expect(amount).toHaveValue('1000');
  await page.goForward();
  await expect(amount).toHaveValue('12,40');
  await page.getByRole('contentinfo').getByRole('link', { name: 'English', exact: true }).click();
  await expect(page).toHaveURL('/en/de/gift-cards?budget=12.40&in=card');
  await expect(list.budget).toHaveValue('12.40');
});

test('top-ups are narrowed by how they arrive @desktop @phone', async ({ page, list }) => {
  await list.open('us', 'top-ups');
  await list.untilAlive(list.searchButton);
  const everything = await list.cards.count();
  await list.delivery.selectOption(say('list.ways.by_email'));
  await list.press(list.searchButton);
  await expect(page).toHaveURL('/en/us/top-ups?delivery=email');
  await expect(list.brand('T-Mobile')).toHaveCount(0);
  await expect(list.brand('Lycamobile Credits')).toBeVisible();
  await list.expectCount(1);
  await expect(list.searchButton).toBeFocused();
  await expectAccessible(page);

  await list.delivery.selectOption(say('list.ways.by_phone'));
  await list.press(list.searchButton);
  await expect(list.brand('T-Mobile')).toBeVisible();
  // Sold in both ways.
  await expect(list.brand('Lycamobile Credits')).toBeVisible();
  await page.goBack();
  await expect(list.delivery).toHaveValue('email');
  await list.press(list.chip(say('list.ways.by_email')));
  await expect(page).toHaveURL('/en/us/top-ups');
  await expect(list.delivery).toHaveValue('');
  await list.expectCount(everything);
  await expect(list.status).toBeFocused();
});

test('top-ups of which nobody knows how they arrive are listed apart', async ({
  page,
  sandbox,
  list,
}) => {
  await sandbox.addFault({ ...productsCall, status: 404 });
  await list.open('ie', 'top-ups', '?delivery=phone');
  const apart = list.main.getByRole('region', { name: say('list.unsure') });
  await expect(apart.getByText(say('list.unsureHint'))).toBeVisible();
  await expect(apart.getByRole('link').filter({ hasText: 'Vodafone' })).toBeVisible();
  await expect(list.main.getByText(say('list.empty'))).toHaveCount(0);
  await expectAccessible(page);
  await sandbox.clearFaults();
  await page.goto('/en/ie/top-ups/vodafone');
  await list.open('ie', 'top-ups', '?delivery=phone');
  await expect(list.brand('Vodafone')).toBeVisible();
  await expect(apart.getByRole('link').filter({ hasText: 'Vodafone' })).toHaveCount(0);
});

test('a thousand brands are all there, and loaded as they are seen @phone', async ({
  page,
  sandbox,
  list,
}) => {
  await sandbox.listBrands('PH', 1000);
  const shifts = await watchShifts(page);
  const logos: string[] = [];
  page.on('request', (request) => {
    if (request.url().includes('/logos/')) logos.push(request.url());
  });
  await list.open('ph', 'gift-cards');
  await list.untilAlive(list.searchButton);
  const count = await list.cards.count();
  expect(count).toBeGreaterThan(900);
  await list.expectCount(count);
  await expect(list.cards.last()).toContainText(say('card.worksIn', { country: 'Philippines' }));
  // Far below the screen, unpainted, and found all the same. Cards are left out in twelves, but for the
  // last of them.
  const name = list.cards.nth(count - 13).locator('bdi');
  const isDrawn = () =>
    name.evaluate((text) => text.checkVisibility({ contentVisibilityAuto: true }));
  expect(await isDrawn()).toBe(false);
  // What "find in this page" does, of which browsers let scripts do this much.
  const words = JSON.stringify(await name.textContent());
  expect(await page.evaluate(`window.find(${words})`)).toBe(true);
  await expect.poll(isDrawn).toBe(true);
  await page.evaluate(() => window.scrollTo(0, 0));
  expect(logos.length).toBeLessThan(100);
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  for (const part of [0.1, 0.3, 0.5, 0.8, 1]) {
    await page.evaluate((top) => window.scrollTo(0, top), height * part);
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done))));
  }
  await expect(page.getByRole('contentinfo')).toBeInViewport();
  expect(await shifts()).toBeLessThan(0.01);
  expect(logos.length).toBeLessThan(count / 2);
});

test('a logo that fails makes way for its jpg, then for the initials', async ({ page, list }) => {
  await page.route('**/logos/*.webp', (route) => route.abort());
  await page.route('**/logos/amazon_*.jpg', (route) => route.abort());
  await list.open('us', 'gift-cards');
  const steam = list.brand('Steam').locator('img');
  const loaded = (image: HTMLImageElement) => image.naturalWidth > 0 && image.currentSrc;
  await steam.scrollIntoViewIfNeeded();
  await expect.poll(() => steam.evaluate(loaded)).toMatch(/steam_\d+x\d+\.jpg$/);
  const amazon = list.brand('Amazon.com');
  await expect(amazon.locator('img')).toBeHidden();
  await expect(amazon.locator('svg')).toBeVisible();
  await page.goto('/en/us/gift-cards/amazon-com');
  await expect(list.main.locator('picture img')).toBeHidden();
});

/** Something to be seen: more than format characters, blanks and marks. */
const seen = /[^\p{C}\p{Z}\p{M}]/u;

/** Each link in the page says where it leads, to the eye as well. */
async function expectNamed(page: Page): Promise<void> {
  const texts = await page
    .getByRole('main')
    .locator('a')
    .evaluateAll((links) => links.map((link) => link.textContent ?? ''));
  expect(texts.filter((text) => !seen.test(text))).toEqual([]);
}

test('a list of odd rows is safe, readable and accessible @phone', async ({
  page,
  sandbox,
  list,
}) => {
  page.on('dialog', () => expect.soft('a dialog', 'something ran').toBe('nothing'));
  const fault = { path: '/v2/brands', kind: 'status', status: 200, body: hostileBrands } as const;
  await sandbox.addFault({ ...fault, times: 1 });
  const shifts = await watchShifts(page);
  await list.open('ke', 'gift-cards');
  await list.untilAlive(list.searchButton);
  await expect(list.brand('<script>alert("name")</script>')).toBeVisible();
  await expect(list.cards).toHaveCount(16);
  await expectAccessible(page);
  // No name is so long that the page runs sideways, or its card is much taller than the others.
  const sizes = await page.evaluate(() => {
    const heights = [...document.querySelectorAll('.cards a')].map((card) => card.clientHeight);
    const { scrollWidth, clientWidth } = document.documentElement;
    return { tallest: Math.max(...heights), overflow: scrollWidth - clientWidth };
  });
  expect(sizes.overflow).toBe(0);
  expect(sizes.tallest).toBeLessThan(260);
  expect(await shifts()).toBeLessThan(0.01);
});

test('brands of odd names are safe and can be told apart wherever they are shown @phone', async ({
  page,
  sandbox,
  list,
  product,
}) => {
  page.on('dialog', () => expect.soft('a dialog', 'something ran').toBe('nothing'));
  const fault = { path: '/v2/brands', kind: 'status', status: 200, body: hostileBrands } as const;
  await sandbox.addFault({ ...fault, times: 1 });
  await page.goto('/en/ng');
  await list.untilAlive(page.getByRole('banner').getByRole('combobox'));
  await expectAccessible(page);
  await expectNamed(page);

  // Some of it stands in the words that a search goes by.
  const box = page.getByRole('banner').getByRole('combobox');
  for (const [typed, name] of [
    ['unseen', /^brand-00000000/],
    ['script', '<script>alert("name")</script>'],
  ] as const) {
    await box.fill(typed);
    await expect(page.getByRole('option', { name }).first()).toBeVisible();
    await expectAccessible(page);
  }

  const unseen = '\u200b\u200d\u2060';
  for (const [slug, shown, brand] of [
    ['brand-00000000-2', 'brand-00000000-2', unseen],
    [
      'script-alert-name-script',
      '<script>alert("name")</script>',
      '<script>alert("name")</script>',
    ],
  ] as const) {
    await sandbox.addFault({ ...productsCall, body: brandBody(brand, {}), times: 1 });
    await product.open('ng', 'gift-cards', slug);
    await expect(product.heading).toHaveText(shown);
    expect(await page.title()).toContain(shown);
    await expect(product.option('25 USD')).toBeEnabled();
    const told = await page.locator('script[type="application/ld+json"]').allTextContents();
    const names = told.flatMap((text) => [...text.matchAll(/"name":"((?:[^"\\]|\\.)*)"/g)]);
    expect(names.length).toBeGreaterThan(0);
    for (const [, name = ''] of names) expect(name).toMatch(seen);
    await expectNamed(page);
    await expectAccessible(page);
  }
});
