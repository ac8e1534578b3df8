import { expect, type Locator } from '@playwright/test';
import { say } from '../words';
import { PageObject } from './page-object';

/** The search in the header of a country's pages, and the page it leads to. */
export class SearchPage extends PageObject {
  readonly place = { country: 'United States' };

  get banner(): Locator {
    return this.page.getByRole('banner');
  }

  /** The field while the page's script runs. */
  get box(): Locator {
    return this.banner.getByRole('combobox', { name: say('search.label', this.place) });
  }

  get list(): Locator {
    return this.page.getByRole('listbox', { name: say('search.suggestions', this.place) });
  }

  get options(): Locator {
    return this.list.getByRole('option');
  }

  /** What the number of suggestions is announced by. */
  get status(): Locator {
    return this.banner.getByRole('status');
  }

  async open(path = '/en/us'): Promise<void> {
    await this.page.goto(path);
    await this.untilAlive(this.box);
  }

  /** Types until suggestions have come; typing is how a person would get them. */
  async type(text: string): Promise<void> {
    await this.press(this.box);
    await this.box.fill(text);
    await expect(this.status).not.toBeEmpty();
  }

  /** The option that Enter would open. */
  async expectActive(name: string | null): Promise<void> {
    const id = await this.box.getAttribute('aria-activedescendant');
    if (name === null) {
      expect(id).toBeNull();
      await expect(this.list.locator('[aria-selected=true]')).toHaveCount(0);
      return;
    }
    const option = this.list.locator('[aria-selected=true]');
    await expect(option).toContainText(name);
    await expect(option).toHaveAttribute('id', id ?? '');
  }

  async expectResultsFor(words: string): Promise<void> {
    await expect(this.heading).toHaveText(say('search.found', { words }));
    await expect(this.page).toHaveURL(new RegExp(`/en/us/search\\?q=${words}$`));
  }
}
