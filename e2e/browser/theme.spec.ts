import { expectAccessibleInLightAndDark } from './accessible';
import { overflow } from './layout';
import { expect, test } from './private-shop';

// As far from what the shop comes with as a theme can be.
test.use({
  shopConfig: {
    theme: {
      accent: '#ffd500',
      radius: 24,
      header: 'brand',
      tone: 'tinted',
      font: 'rounded',
      headingFont: 'slab',
    },
  },
  shopSettings: { THEME_PREVIEW: '1' },
});

// The longest page there is.
test.slow();

for (const width of [390, 1280]) {
  test(`the theme shows every component without a fault at ${width} pixels`, async ({ page }) => {
    const complaints: string[] = [];
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text());
    });
    await page.setViewportSize({ width, height: 900 });
    await page.goto('/en/theme');
    await expect(page.getByRole('heading', { name: 'The theme', level: 1 })).toBeVisible();
    // It is the server that draws what is alive elsewhere, and the browser that has to leave it.
    await expect(page.getByRole('heading', { name: 'refunded-amount' })).toBeVisible();
    await expectAccessibleInLightAndDark(page, `${width} pixels`);
    expect(await overflow(page)).toEqual([]);
    await page.getByRole('link', { name: 'Right to left' }).click();
    await expect(page).toHaveURL(/dir=rtl/);
    expect(await overflow(page)).toEqual([]);
    await page.getByRole('link', { name: 'Dark', exact: true }).click();
    await expect(page).toHaveURL(/scheme=dark&dir=rtl/);
    await expect(page.locator('html')).toHaveCSS('color-scheme', 'dark');
    expect(complaints).toEqual([]);
  });
}
