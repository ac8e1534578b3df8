import { expect, test } from './fixtures';
import { email } from './purchases';
import { say } from './words';

test('a top-up begins with a pasted number and ends with it @desktop @phone', async ({
  page,
  list,
  product,
  checkout,
}) => {
  await list.open('br', 'top-ups');
  const field = list.main.getByRole('textbox', { name: say('topUps.label') });
  const find = list.main.getByRole('button', { name: say('topUps.find') });
  await list.untilAlive(find);
  await field.fill('0055 (11) 99123-4567');
  await list.press(find);
  await expect(list.main.getByText('+55 11 99123 4567')).toBeVisible();
  await expect(list.main.getByText(say('topUps.likely'))).toBeVisible();
  await list.press(list.main.getByRole('link', { name: 'Claro', exact: true }));
  await expect(product.heading).toHaveText('Claro');
  await product.ready();
  await product.choose('R$20');
  await product.continue();
  await expect(checkout.phone).toHaveValue('+55 11 99123 4567');
  await expect(checkout.phone).toHaveAccessibleDescription(
    say('checkout.phoneReadBack', { phone: '+55 11 99123 4567', country: 'Brazil' }),
  );
  await expect(page).not.toHaveURL(/99123/);
  const here = page.url();
  await checkout.email.fill(email);
  await checkout.place();
  await page.goto(here);
  await checkout.untilAlive(checkout.placeButton);
  await expect(checkout.phone).toHaveValue('');
});

test('a number that is none, of elsewhere, or cannot be looked up is answered in words', async ({
  page,
  list,
}) => {
  await list.open('us', 'top-ups');
  const field = list.main.getByRole('textbox', { name: say('topUps.label') });
  const find = list.main.getByRole('button', { name: say('topUps.find') });
  await list.untilAlive(find);
  await list.press(find);
  await expect(field).toBeFocused();
  await field.fill('12345');
  await field.press('Enter');
  await expect(field).toHaveAttribute('aria-invalid', 'true');
  await expect(field).toHaveAccessibleDescription(
    say('topUps.invalid', { example: '+1 201 555 0123' }),
  );
  await field.fill('+90 532 123 45 67');
  await field.press('Enter');
  await expect(list.main.getByText(say('topUps.elsewhere'))).toBeVisible();
  await expect(list.main.getByRole('link', { name: 'Türkiye', exact: true })).toHaveAttribute(
    'href',
    '/en/tr/top-ups',
  );
  await expect(list.main.getByRole('link', { name: 'Turkcell Credits' })).toBeVisible();
  await field.fill('+44 7700 900123');
  await field.press('Enter');
  await expect(list.main.getByText(say('topUps.noCountry'))).toBeVisible();
  expect(await page.evaluate(() => JSON.stringify(sessionStorage))).not.toContain('900123');
  await page.context().setOffline(true);
  await field.fill('201 555 0123');
  await field.press('Enter');
  await expect(list.main.getByText(say('topUps.failed'))).toBeVisible();
});

test('a country without top-ups says so and where there are some @desktop @phone', async ({
  page,
  list,
}) => {
  await list.open('gb', 'top-ups');
  await list.open('jp', 'top-ups');
  await expect(list.main.getByText(say('emptyKind.title', { country: 'Japan' }))).toBeVisible();
  await expect(list.main.getByText(say('list.emptyHint'))).toHaveCount(0);
  const link = (name: string) => list.main.getByRole('link', { name, exact: true });
  await expect(link(say('kinds.gift-cards'))).toHaveAttribute('href', '/en/jp/gift-cards');
  await expect(link('United Kingdom')).toHaveAttribute('href', '/en/gb/top-ups');

  const field = list.main.getByRole('textbox', { name: say('topUps.label') });
  await list.untilAlive(list.main.getByRole('button', { name: say('topUps.find') }));
  await field.fill('090 1234 5678');
  await field.press('Enter');
  await expect(list.main.getByText(say('topUps.notSold'))).toBeVisible();
  await field.fill('+49 1512 3456789');
  await field.press('Enter');
  const elsewhere = list.main.getByText(say('topUps.elsewhere'));
  await expect(elsewhere.getByRole('link')).toHaveAttribute('href', '/en/de/top-ups');
  await page.context().setOffline(true);
  await field.fill('+49 1512 3456780');
  await field.press('Enter');
  await expect(list.main.getByText(say('topUps.failedAlone'))).toBeVisible();
  await page.context().setOffline(false);

  await list.press(link(say('emptyKind.otherCountry')));
  await expect(page).toHaveURL('/en?for=top-ups');
  await list.press(link('Brazil').first());
  await expect(page).toHaveURL('/en/br/top-ups');
});
