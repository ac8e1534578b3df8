import { readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '../live/shop.mjs';

/** How fast somebody types, in ms from letter to letter. */
const delay = 120;

const messages = JSON.parse(readFileSync(path.join(root, 'messages/en.json'), 'utf8'));

/** What a list can be narrowed with, as somebody finds it who hears or reads the page. */
function controlsOf(page, country) {
  const { list, search } = messages;
  const main = page.getByRole('main');
  return {
    box: page.getByRole('combobox', { name: search.label.replace('{country}', country) }),
    options: page.getByRole('listbox').getByRole('option'),
    category: (name) =>
      main
        .getByRole('navigation', { name: list.categories })
        .getByRole('link', { name, exact: true }),
    inStock: main.getByRole('checkbox', { name: list.inStock }),
    budget: main.getByRole('textbox', { name: list.budgetHint }),
    searchButton: main.getByRole('button', { name: list.searchButton }),
    chips: main.getByRole('list', { name: list.filters }).getByRole('link'),
    status: main.getByRole('status'),
  };
}

/** Waits until a list shows something else than before. */
async function changing(status, act) {
  const before = await status.textContent();
  await act();
  await status.filter({ hasNotText: before ?? '' }).waitFor();
}

/** Narrows a list of a thousand brands down and widens it again, as somebody on a phone might. */
export async function narrow({ page, step }, country) {
  const { box, options, category, inStock, budget, searchButton, chips, status } = controlsOf(
    page,
    country,
  );
  const type = (text) => page.keyboard.type(text, { delay });
  const cleared = async () => {
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
  };
  await step('search box: the first tap', () => box.tap());
  await step('search box: a letter', () => type('larch relief'));
  await step('search box: cleared', cleared);
  await step('search box: a letter amid slips', () => type('lrach relif'));
  await step('search box: an arrow', async () => {
    await options.first().waitFor();
    await page.keyboard.press('ArrowDown', { delay });
  });
  await step('search box: cleared', cleared);
  await step('a category', () => changing(status, () => category('Games').tap()));
  await step('every category', () => changing(status, () => category(messages.list.all).tap()));
  await step('in stock: the box', () => inStock.tap());
  await step('in stock: the button', () => changing(status, () => searchButton.tap()));
  await step('budget: the first tap', () => budget.tap());
  await step('budget: a digit', () => type('12.40'));
  await step('budget: Enter', () => changing(status, () => page.keyboard.press('Enter')));
  await step('a filter dropped', () => changing(status, () => chips.first().tap()));
  await step('the last filter dropped', () => changing(status, () => chips.first().tap()));
}

/** What the same phone takes for a letter where there is nothing but a field. */
export async function typeIntoNothing({ page, step }) {
  await page.evaluate(() => document.body.append(document.createElement('input')));
  const field = page.getByRole('textbox');
  await step('empty page: the first tap', () => field.tap());
  await step('empty page: a letter', () => page.keyboard.type('larch relief', { delay }));
}
