import { xssPayloads } from '@/lib/sanitise-fixtures';
import { expectAccessible } from './accessible';
import { brandBody, productsCall } from './brand-answers';
import { expect, test } from './private-shop';
import { say } from './words';

test('a text in another language is marked, and said to be', async ({ page, product, sandbox }) => {
  await sandbox.addFault({
    ...productsCall,
    body: brandBody('Steam', { locale: 'ar', how_to_redeem: '<p>أدخل الرمز</p>' }),
  });
  await product.open('de', 'gift-cards', 'steam');
  await expect(
    product.main.getByText(say('product.textLanguage', { language: 'Arabic' })),
  ).toBeVisible();
  const text = page.locator('[lang=ar]');
  await expect(text).toHaveText('أدخل الرمز');
  await expect(text).toHaveAttribute('dir', 'rtl');
  await expectAccessible(page);
});

test('where the supplier says a card works is told where that is more than its country', async ({
  page,
  product,
  sandbox,
}) => {
  await product.open('it', 'gift-cards', 'steam');
  await expect(product.main).toContainText(say('product.worksIn', { country: 'Italy' }));
  await expect(product.main.getByText(say('product.supplierWrites'))).toHaveCount(0);
  await sandbox.addFault({
    ...productsCall,
    body: brandBody('Steam', { locale: 'fr', redeem_geo: 'en Autriche et en <b>Italie</b>' }),
  });
  await product.open('at', 'gift-cards', 'steam');
  const words = product.main.locator('[lang=fr]', { hasText: 'Autriche' });
  await expect(words).toHaveText('en Autriche et en <b>Italie</b>');
  await expect(product.main.getByText(say('product.supplierWrites'))).toContainText(
    say('product.textLanguage', { language: 'French' }),
  );
  await expectAccessible(page);
});

test('nothing that a supplier writes runs, loads or leaves the page', async ({
  page,
  product,
  sandbox,
  list,
}) => {
  test.setTimeout(240_000);
  const upsets: string[] = [];
  page.on('dialog', async (dialog) => {
    upsets.push(`dialog: ${dialog.message()}`);
    await dialog.dismiss();
  });
  await page.exposeFunction('complain', (text: string) => upsets.push(text));
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => {
      Reflect.get(window, 'complain')(`policy: ${violatedDirective} ${blockedURI}`);
    });
  });
  await list.open('us', 'gift-cards');
  const shelf = await list.main.getByRole('link').evaluateAll((links) =>
    links.flatMap((link) => {
      const [, slug] = /\/us\/gift-cards\/([^/?]+)$/.exec(link.getAttribute('href') ?? '') ?? [];
      const name = link.querySelector('bdi')?.textContent;
      return slug !== undefined && name ? [{ slug, name }] : [];
    }),
  );
  const fields = ['description', 'how_to_redeem', 'term_and_conditions', 'note'];
  const pages = Math.ceil(xssPayloads.length / fields.length);
  expect(shelf.length).toBeGreaterThanOrEqual(pages);
  for (const [index, { slug, name }] of shelf.slice(0, pages).entries()) {
    const payloads = xssPayloads.slice(index * fields.length, (index + 1) * fields.length);
    const texts = payloads.map((payload, at) => [fields[at], `<p>Supplier</p>${payload}`]);
    await sandbox.clearFaults();
    await sandbox.addFault({ ...productsCall, body: brandBody(name, Object.fromEntries(texts)) });
    await product.open('us', 'gift-cards', slug);
    const found = await page.evaluate(() => {
      for (const fold of document.querySelectorAll('details')) fold.open = true;
      const nodes = [...document.querySelectorAll('.supplier-text *')];
      return {
        texts: document.querySelectorAll('.supplier-text').length,
        tags: nodes.map(({ localName, namespaceURI }) => `${namespaceURI} ${localName}`),
        attributes: nodes.flatMap((node) =>
          [...node.attributes].map(({ name: attribute, value }) =>
            attribute === 'href' ? `href ${new URL(value).protocol}` : `${attribute} ${value}`,
          ),
        ),
      };
    });
    expect(found.texts, String(payloads)).toBe(payloads.length);
    for (const tag of found.tags) {
      expect(tag).toMatch(/^http:\/\/www\.w3\.org\/1999\/xhtml (?:p|br|ul|ol|li|strong|b|em|i|a)$/);
    }
    for (const attribute of found.attributes) {
      expect(['href https:', 'rel noopener noreferrer nofollow', 'target _blank']).toContain(
        attribute,
      );
    }
    for (const text of await page.locator('.supplier-text').all()) await text.hover();
    expect(page.url()).toContain(slug);
    expect(upsets, String(payloads)).toEqual([]);
  }
});
