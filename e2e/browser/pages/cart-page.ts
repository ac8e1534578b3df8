import { expect, type Locator } from '@playwright/test';
import { say } from '../words';
import { PageObject } from './page-object';

/** The cart of a browser. */
export class CartPage extends PageObject {
  async open(): Promise<void> {
    await this.page.goto('/en/cart');
    await expect(this.heading).toHaveText(say('cart.title'));
  }

  /** One line, by what it is called. */
  line(name: string): Locator {
    return this.main.getByRole('listitem', { name, exact: true });
  }

  get lines(): Locator {
    return this.main.getByRole('listitem');
  }

  get total(): Locator {
    return this.main.getByRole('status');
  }

  get checkoutLink(): Locator {
    return this.main.getByRole('link', { name: say('cart.checkout'), exact: true });
  }

  /** The cart's link in the header, by how much is in it. */
  headerLink(units: number): Locator {
    const words = units === 0 ? '' : ` ${say('shell.cartUnits', { count: units })}`;
    return this.page
      .getByRole('banner')
      .getByRole('link', { name: `${say('shell.cart')}${words}`, exact: true });
  }

  more(name: string): Locator {
    return this.line(name).getByRole('button', { name: say('cart.more') });
  }

  remove(name: string): Locator {
    return this.line(name).getByRole('button', { name: say('cart.remove', { name }) });
  }
}
