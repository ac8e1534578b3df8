import { exampleFile, expectWellMade } from './example-shops';
import { test } from './private-shop';

test.use({ shopSettings: { SHOP_CONFIG: exampleFile('meridian-roam') } });
test.slow();

test('a round, blue shop with a wide logo can be read everywhere', async ({ page }) => {
  await expectWellMade(page, [
    '/en',
    '/fr/fr',
    '/pt/us/esims',
    '/en/us/esims/esim',
    '/en/us/top-ups',
    '/en/orders',
    '/en/no/such/page',
  ]);
});
