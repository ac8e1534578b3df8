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
    category: (name) =>
      main
        .getByRole('navigation', { name: list.categories })
        .getByRole('link', { name, exact: true }),
    inStock: main.getByRole('checkbox', { name: list.inStock }),
    budget: main.getByRole('textbox', { name: list.budgetHint.split('{')[0] }),
    searchButton: main.getByRole('button', { name: list.searchButton }),
    chips: main.getByRole('list', { name: list.filters }).getByRole('link'),
  };
}

/** Narrows a list of a thousand brands down and widens it again, as somebody on a phone might. */
export async function narrow({ page, step }, country) {
  const { box, category, inStock, budget, searchButton, chips } = controlsOf(page, country);
  const typing = (text) => ({ act: () => page.keyboard.type(text, { delay }) });
  const pressing = (...keys) => ({
    act: async () => {
      for (const key of keys) await page.keyboard.press(key, { delay: delay / 2 });
    },
  });
  await step('search box: the first tap', { at: box });
  await step('search box: a letter', typing('larch relief'));
  await step('search box: cleared', pressing('Escape', 'Escape'));
  await step('search box: a letter amid slips', typing('lrach relif'));
  await step('search box: an arrow', pressing('ArrowDown', 'ArrowDown'));
  await step('search box: cleared', pressing('Escape', 'Escape'));
  await step('a category', { at: category('Games'), fetches: true });
  await step('every category', { at: category(messages.list.all), fetches: true });
  await step('in stock: the box', { at: inStock });
  await step('in stock: the button', { at: searchButton, fetches: true });
  await step('budget: the first tap', { at: budget });
  await step('budget: a digit', typing('12.40'));
  await step('budget: Enter', { ...pressing('Enter'), fetches: true });
  await step('a filter dropped', { at: chips.first(), fetches: true });
  await step('the last filter dropped', { at: chips.first(), fetches: true });
}

/** What the same phone takes for a letter where there is nothing but a field. */
export async function typeIntoNothing({ page, step }) {
  await page.evaluate(() => document.body.append(document.createElement('input')));
  await step('empty page: the first tap', { at: page.getByRole('textbox') });
  await step('empty page: a letter', {
    act: () => page.keyboard.type('larch relief', { delay }),
  });
}
