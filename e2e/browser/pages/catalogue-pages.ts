import { expect, type Locator } from '@playwright/test';
import { resultsId } from '@/components/catalogue/results-id';
import type { Kind } from '@/schemas/catalogue';
import { beginning, like, say } from '../words';
import { PageObject } from './page-object';

/** Where will it be used? */
export class CountriesPage extends PageObject {
  async open(): Promise<void> {
    await this.page.goto('/');
    await expect(this.heading).toHaveText(say('countries.title'));
    await this.untilAlive(this.search);
  }

  get search(): Locator {
    return this.main.getByRole('searchbox', { name: say('countries.search') });
  }

  get countries(): Locator {
    return this.main.getByRole('link');
  }

  /** Searches for a part of its name and goes in. */
  async find(part: string, country: string): Promise<void> {
    await this.search.fill(part);
    // Then likely and popular places in the document are hidden, as all are that are not meant.
    await expect(this.main.getByRole('status')).not.toBeEmpty();
    const shown = this.main
      .getByRole('link', { name: country, exact: true })
      .filter({ visible: true });
    await this.press(shown.first());
    await expect(this.heading).toHaveText(say('home.heading'));
  }
}

/** What a country's shop opens with. */
export class HomePage extends PageObject {
  door(kind: Kind): Locator {
    return this.main.getByRole('link', { name: beginning(say(`kinds.${kind}`)) });
  }

  async enter(kind: Kind): Promise<void> {
    await this.press(this.door(kind));
    await expect(this.heading).toHaveText(say(`kinds.${kind}`));
  }
}

/** The brands of one kind. */
export class ListPage extends PageObject {
  async open(country: string, kind: Kind, query = ''): Promise<void> {
    await this.page.goto(`/en/${country}/${kind}${query}`);
    await expect(this.heading).toHaveText(say(`kinds.${kind}`));
  }

  get searchButton(): Locator {
    return this.main.getByRole('button', { name: say('list.searchButton') });
  }

  get categories(): Locator {
    return this.main.getByRole('navigation', { name: say('list.categories') });
  }

  get budget(): Locator {
    return this.main.getByRole('textbox', { name: like('list.budgetHint') });
  }

  get unit(): Locator {
    return this.main.getByRole('combobox', { name: say('list.budgetUnit') });
  }

  get delivery(): Locator {
    return this.main.getByRole('combobox', { name: say('list.delivery') });
  }

  get inStock(): Locator {
    return this.main.getByRole('checkbox', { name: say('list.inStock') });
  }

  get status(): Locator {
    // A page of top-ups has another, of its phone number.
    return this.main.getByRole('status').and(this.page.locator(`#${resultsId}`));
  }

  /** The active filters. */
  get chips(): Locator {
    return this.main.getByRole('list', { name: say('list.filters') }).getByRole('link');
  }

  chip(filter: string): Locator {
    return this.chips.filter({ hasText: filter });
  }

  /** Every brand's card. */
  get cards(): Locator {
    return this.main.locator('.cards a');
  }

  brand(name: string): Locator {
    return this.main.getByRole('link').filter({ has: this.page.getByText(name, { exact: true }) });
  }

  async expectCount(count: number): Promise<void> {
    await expect(this.status).toHaveText(say('list.count', { count }));
  }

  async choose(name: string): Promise<void> {
    await this.press(this.brand(name));
    await expect(this.heading).toHaveText(name);
  }
}
