import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';
import { watchShifts } from './layout';
import { say } from './words';

const pages = ['/en/us', '/en/us/gift-cards', '/en/us/gift-cards/steam', '/en/us/search?q=steam'];

/** Counts what changes in the content of a page from now on, its attributes included. */
async function watchContent(page: Page): Promise<() => Promise<number>> {
  await page.evaluate(() => {
    const changes = { count: 0 };
    Object.assign(window, { changes });
    const observer = new MutationObserver((records) => {
      changes.count += records.length;
    });
    const everything = { subtree: true, childList: true, attributes: true, characterData: true };
    for (const main of document.querySelectorAll('main')) observer.observe(main, everything);
  });
  return () => page.evaluate(() => Reflect.get(window, 'changes').count);
}

/** What the style sheet begins with. */
const styles = '@font-face{font-family:codeFont;';

/** A phone that is slow, on a line of 60 kB a second. */
async function slowDown(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: 6 });
  await session.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 50,
    downloadThroughput: 60_000,
    uploadThroughput: 60_000,
  });
}

for (const path of pages) {
  test(`no style sheet is waited for on ${path}, no picture out of sight, and nothing shifts @phone`, async ({
    page,
    search,
  }) => {
    const shifts = await watchShifts(page);
    // On a fast line it comes in one piece.
    await slowDown(page);
    const response = await page.goto(path);
    await search.untilAlive(search.box);
    const document = (await response?.text()) ?? '';
    const [head = ''] = document.split('</head>');
    expect(head).not.toContain('rel="stylesheet"');
    expect(head).toContain(styles);
    expect(document.split(styles)).toHaveLength(2);
    const hurried = await page.locator('.cards img[fetchpriority=high]').count();
    expect(head.match(/<link rel="preload" as="image"/g) ?? []).toHaveLength(hurried);
    expect(response?.headers().link ?? '').not.toContain('image');
    expect(await shifts()).toBe(0);
  });
}

test('what is not there has its styles too, and so has what it leads to @phone', async ({
  page,
  home,
}) => {
  await page.goto('/en/us/gift-cards/no-such-card');
  await expect(page.getByText(say('trouble.notFoundTitle'))).toBeVisible();
  await expect(page.locator('body')).toHaveCSS('display', 'flex');
  await home.press(page.getByRole('banner').getByRole('link').first());
  await expect(page).toHaveURL('/en');
  await expect(page.locator('body')).toHaveCSS('display', 'flex');
});

test('only the logos of the first screen hurry, and each is fetched once @phone', async ({
  page,
  list,
}) => {
  const fetched: string[] = [];
  page.on('request', (request) => fetched.push(request.url()));
  const hurried = page.locator('main img:not([loading=lazy])');
  await list.open('us', 'gift-cards');
  await expect(hurried).toHaveCount(4);
  await page.waitForLoadState('load');
  const shown = await hurried.evaluateAll((images) =>
    images.map((image) => (image instanceof HTMLImageElement ? image.currentSrc : '')),
  );
  const stems = shown.map((url) => url.replace(/_\d+x\d+\.webp$/, '_'));
  const theirs = fetched.filter((url) => stems.some((stem) => url.startsWith(stem)));
  expect(theirs.sort()).toEqual(shown.sort());
  for (const image of await hurried.all()) {
    await expect(image).toHaveAttribute('fetchpriority', 'high');
    await expect(image).toBeInViewport();
  }
  await page.goto('/en/us');
  await expect(hurried).toHaveCount(0);
  await page.goto('/en/us/gift-cards/steam');
  await expect(hurried).toHaveCount(1);
});

test('a letter in the search box changes nothing of a list @phone', async ({
  page,
  list,
  search,
}) => {
  await list.open('us', 'gift-cards');
  await list.untilAlive(search.box);
  const changes = await watchContent(page);
  await search.press(search.box);
  for (const letter of 'steam') {
    await page.keyboard.press(letter);
    await expect(search.status).not.toBeEmpty();
  }
  await page.keyboard.press('Escape');
  await expect(search.list).toHaveCount(0);
  expect(await changes()).toBe(0);
});

test('what is found for a letter counts before it is shown', async ({ page, search, product }) => {
  await search.open();
  await search.type('xqxq');
  await search.box.fill('steam');
  await page.keyboard.press('ArrowDown');
  await search.expectActive('Steam');
  await page.keyboard.press('Enter');
  await expect(product.heading).toHaveText('Steam');
});

test('a filter leaves alone what styles the whole page @phone', async ({ page, list }) => {
  await list.open('us', 'gift-cards');
  await list.untilAlive(list.searchButton);
  const scheme = await page.locator('meta[name=color-scheme]').elementHandle();
  await list.press(list.categories.getByRole('link', { name: 'Games', exact: true }));
  await expect(page).toHaveURL('/en/us/gift-cards?category=games');
  await expect(list.chips).toHaveCount(1);
  expect(await scheme?.evaluate((node) => node.isConnected)).toBe(true);
  await expect(page.locator('meta[name=color-scheme]')).toHaveCount(1);
});
