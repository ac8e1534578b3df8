import { expect, test } from './fixtures';
import { say } from './words';

const indexPath = '**/api/search-index/*';

test.describe('the search box', () => {
  test('is a combobox for the keyboard', async ({ page, search, product }) => {
    await search.open();
    await expect(search.box).toHaveAttribute('aria-expanded', 'false');
    await search.type('st');
    await expect(search.box).toHaveAttribute('aria-expanded', 'true');
    await expect(search.box).toHaveAttribute(
      'aria-controls',
      (await search.list.getAttribute('id')) ?? '',
    );
    const count = await search.options.count();
    expect(count).toBeGreaterThan(2);
    await expect(search.status).toHaveText(say('search.suggestionCount', { count }));
    const names = (await search.options.allInnerTexts()).map((text) => text.split('\n')[0] ?? '');
    expect(names[0]).toBe('Steam');

    await search.expectActive(null);
    await page.keyboard.press('ArrowDown');
    await search.expectActive('Steam');
    await expect(search.box).toBeFocused();
    await page.keyboard.press('ArrowUp');
    await search.expectActive(names.at(-1) ?? '');
    await page.keyboard.press('ArrowDown');
    await search.expectActive('Steam');
    await page.keyboard.press('End');
    await search.expectActive(null);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Home');
    await search.expectActive(null);
    // Home moved the caret, and typing goes on there.
    await page.keyboard.type('x');
    await expect(search.box).toHaveValue('xst');
    await search.box.fill('steam');
    await page.keyboard.press('ArrowDown');
    await search.expectActive('Steam');
    await page.keyboard.press('Enter');
    await expect(product.heading).toHaveText('Steam');
    await expect(page).toHaveURL('/en/us/gift-cards/steam');
    await page.goBack();
    await expect(page).toHaveURL('/en/us');
    await expect(search.list).toHaveCount(0);
  });

  test('closes with Escape, which then clears it, and by leaving it', async ({ page, search }) => {
    await search.open();
    await search.type('steam');
    await page.keyboard.press('Escape');
    await expect(search.list).toHaveCount(0);
    await expect(search.status).toBeEmpty();
    await expect(search.box).toHaveValue('steam');
    await page.keyboard.press('ArrowDown');
    await expect(search.list).toBeVisible();
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await expect(search.box).toHaveValue('');
    await expect(search.box).toBeFocused();
    await search.type('steam');
    await page.keyboard.press('Tab');
    await expect(search.list).toHaveCount(0);
    await expect(search.banner.getByRole('button', { name: say('search.submit') })).toBeFocused();
  });

  test('leads to all results with Enter', async ({ page, search }) => {
    await search.open();
    await search.type('steam');
    await page.keyboard.press('Enter');
    await search.expectResultsFor('steam');
    await expect(search.box).toHaveValue('steam');
    await expect(search.main).toContainText(say('product.worksIn', search.place));
    await expect(search.main.getByRole('heading', { name: say('kinds.gift-cards') })).toBeVisible();
  });

  test('is for fingers and mice too @desktop @phone', async ({ page, search, product }) => {
    await search.open('/en/us/gift-cards');
    await search.type('stema');
    await expect(search.options).toHaveText([`Steam${say('kinds.gift-cards')}`]);
    await expect(search.options.first()).toBeInViewport();
    await search.press(search.options.first());
    await expect(product.heading).toHaveText('Steam');
    await expect(search.list).toHaveCount(0);
    await expect(page).toHaveURL('/en/us/gift-cards/steam');
  });

  test('knows what things are called elsewhere', async ({ search }) => {
    await search.open();
    await search.type('psn');
    await expect(search.options.first()).toContainText('PlayStation Store');
    await search.type('phone credit');
    await expect(search.options.first()).toContainText(say('kinds.top-ups'));
    await search.type('roaming');
    await expect(search.options.first()).toContainText(say('kinds.esims'));
    await search.type('fortnite');
    await expect(search.options.first()).toContainText(say('card.outOfStock'));
    await search.type('qqqqqqqq');
    await expect(search.list).toHaveCount(0);
    await expect(search.status).toHaveText(say('search.suggestionCount', { count: 0 }));
    await expect(search.status).toBeVisible();
  });

  test('leads to the search of another country that is named', async ({ page, search }) => {
    const way = { words: 'ifood', country: 'Brazil' };
    await search.open();
    await search.type('ifood in Brazil');
    await expect(search.options).toHaveText([say('search.elsewhere', way)]);
    await expect(search.status).toHaveText(say('search.suggestionCount', { count: 1 }));
    await search.expectActive(null);
    await page.keyboard.press('ArrowUp');
    await search.expectActive(say('search.elsewhere', way));
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL('/en/br/search?q=ifood');
    await expect(search.heading).toHaveText(say('search.found', { words: 'ifood' }));
    await expect(search.main.getByRole('link').filter({ hasText: 'iFood' })).toBeVisible();
  });

  test('leads to a country that is all that is typed @desktop @phone', async ({ page, search }) => {
    await search.open();
    await search.type('Brazil');
    const all = search.options.filter({
      hasText: say('search.allElsewhere', { country: 'Brazil' }),
    });
    await expect(all).toBeInViewport();
    await search.press(all);
    await expect(page).toHaveURL('/en/br');
  });

  test('leads nowhere else for the country one is in', async ({ search }) => {
    await search.open();
    const steam = [`Steam${say('kinds.gift-cards')}`];
    await search.type('steam usa');
    await expect(search.options).toHaveText(steam);
    await search.type('steam');
    await expect(search.options).toHaveText(steam);
  });

  test('fetches its index with the first focus and not before, once', async ({ page, search }) => {
    const asked: string[] = [];
    page.on('request', (request) => {
      if (request.url().includes('/api/search-index/')) asked.push(new URL(request.url()).pathname);
    });
    await search.open();
    expect(asked).toEqual([]);
    await search.type('steam');
    await search.press(search.options.first());
    await expect(page).toHaveURL('/en/us/gift-cards/steam');
    await search.type('xbox');
    expect(asked).toEqual(['/api/search-index/us']);
  });

  test('is still a form when the index cannot be fetched', async ({ page, search }) => {
    let refused = 0;
    await page.route(indexPath, (route) => {
      refused += 1;
      return route.abort();
    });
    await search.open();
    await search.box.fill('steam');
    await expect.poll(() => refused).toBeGreaterThan(0);
    await page.keyboard.press('ArrowDown');
    await expect(search.list).toHaveCount(0);
    await page.keyboard.press('Enter');
    await search.expectResultsFor('steam');
    await page.unroute(indexPath);
    await search.type('xbox');
    await expect(search.options.first()).toContainText('Xbox');
  });
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('everything is found by its form', async ({ page, search, product }) => {
    await page.goto('/en/us');
    const field = search.banner.getByRole('textbox', { name: say('search.label', search.place) });
    await field.fill('psn');
    await search.banner.getByRole('button', { name: say('search.submit') }).click();
    await search.expectResultsFor('psn');
    await search.main.getByRole('link').filter({ hasText: 'PlayStation Store' }).click();
    await expect(product.heading).toHaveText('PlayStation Store');
  });

  test('a search that names another country is answered, and nobody sent there', async ({
    page,
    search,
  }) => {
    await page.goto('/en/us');
    const field = search.banner.getByRole('textbox', { name: say('search.label', search.place) });
    await field.fill('steam brasilien');
    await search.banner.getByRole('button', { name: say('search.submit') }).click();
    await expect(page).toHaveURL('/en/us/search?q=steam+brasilien');
    const country = 'Brazil';
    await expect(search.heading).toHaveText(say('search.titleFor', { words: 'steam', country }));
    await expect(search.main).toContainText(
      say('search.understood', { typed: 'steam brasilien', country }),
    );
    const there = search.main.getByRole('link').filter({
      hasText: say('product.worksIn', { country }),
    });
    await expect(there.first()).toHaveAttribute('href', '/en/br/gift-cards/steam');
    const here = search.main.getByRole('heading', { level: 2 });
    await expect(here.first()).toHaveText(say('search.found', { words: 'steam' }));
    await search.main
      .getByRole('link', { name: say('search.elsewhere', { words: 'steam', country }) })
      .click();
    await expect(page).toHaveURL('/en/br/search?q=steam');
    await expect(search.heading).toHaveText(say('search.found', { words: 'steam' }));
  });

  test('a brand that another country has is found there, wherever one has been', async ({
    page,
    search,
  }) => {
    await page.goto('/en/us/search?q=esselunga');
    await expect(search.heading).toHaveText(say('search.missed', { words: 'esselunga' }));
    const works = say('product.worksIn', { country: 'Italy' });
    await search.main.getByRole('link').filter({ hasText: works }).click();
    await expect(page).toHaveURL('/en/it/gift-cards/esselunga');
  });

  test('a search in vain leads on', async ({ page, search }) => {
    // The shop learns what is sold there.
    await page.goto('/en/nl');
    await page.goto('/en/us/search?q=albert+heijn');
    await expect(search.heading).toHaveText(say('search.missed', { words: 'albert heijn' }));
    await expect(search.main).toContainText(say('search.missedHint'));
    const works = say('product.worksIn', { country: 'Netherlands' });
    await search.main.getByRole('link').filter({ hasText: works }).click();
    await expect(page).toHaveURL('/en/nl/gift-cards/albert-heijn');
  });
});
