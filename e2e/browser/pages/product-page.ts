import { expect, type Locator } from '@playwright/test';
import type { Kind } from '@/schemas/catalogue';
import { beginning, say } from '../words';
import { PageObject } from './page-object';

/** A brand: what it sells and what that costs. */
export class ProductPage extends PageObject {
  async open(country: string, kind: Kind, slug: string, query = ''): Promise<void> {
    await this.page.goto(`/en/${country}/${kind}/${slug}${query}`);
    await expect(this.heading).toBeVisible();
  }

  /** A denomination or plan, by the label it begins with. */
  option(label: string): Locator {
    return this.main.getByRole('radio', { name: beginning(label) });
  }

  get ownValue(): Locator {
    return this.main.getByRole('textbox', { name: beginning(say('product.ownValue')) });
  }

  get coins(): Locator {
    return this.main.getByRole('navigation', { name: say('product.priceIn') });
  }

  /** The price beside the button. */
  get price(): Locator {
    return this.main.getByRole('status');
  }

  get continueButton(): Locator {
    return this.main.getByRole('button', { name: say('product.continue') });
  }

  /** What the buyer of an eSIM confirms. */
  get phoneChecked(): Locator {
    return this.main.getByRole('checkbox', { name: say('product.esimChecked') });
  }

  async expectPrice(price: string): Promise<void> {
    await expect(this.price).toHaveText(new RegExp(`${say('product.youPay')}\\s*${price}$`));
  }

  /** Waits for the script, which prices a choice and catches a wrong value. */
  async ready(): Promise<void> {
    await this.untilAlive(this.continueButton);
  }

  async choose(label: string): Promise<void> {
    await this.press(this.option(label));
    await expect(this.option(label)).toBeChecked();
  }

  get addButton(): Locator {
    return this.main.getByRole('button', { name: say('cart.add') });
  }

  /** Puts what is chosen into the cart. */
  async addToCart(): Promise<void> {
    await this.press(this.addButton);
    await expect(this.main.getByText(say('cart.added'))).toBeVisible();
  }

  async continue(): Promise<void> {
    await this.press(this.continueButton);
    await expect(this.heading).toHaveText(say('checkout.title'));
    await this.untilAlive(this.main.getByRole('button', { name: say('checkout.place') }));
  }
}
