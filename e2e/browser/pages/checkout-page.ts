import { expect, type Locator } from '@playwright/test';
import { beginning, say } from '../words';
import { PageObject } from './page-object';

/** Who gets it, how it is paid, and the order itself. */
export class CheckoutPage extends PageObject {
  get email(): Locator {
    return this.main.getByRole('textbox', { name: say('checkout.email') });
  }

  get phone(): Locator {
    return this.main.getByRole('textbox', { name: say('checkout.phone') });
  }

  coin(ticker: string): Locator {
    return this.main
      .getByRole('group', { name: say('checkout.coin') })
      .getByRole('radio', { name: beginning(ticker) });
  }

  network(name: string): Locator {
    return this.main
      .getByRole('group', { name: say('checkout.network') })
      .getByRole('radio', { name: beginning(name) });
  }

  get total(): Locator {
    return this.main.getByRole('status');
  }

  get problems(): Locator {
    return this.main.getByRole('alert');
  }

  /** Where problems stand that nobody waits for. */
  get politeRegion(): Locator {
    return this.main.locator('form > [aria-live]');
  }

  /** Everything offered against the problems, by its words. */
  get offers(): Locator {
    return this.problems.locator('a, button');
  }

  /** What a problem offers against itself and leads elsewhere, by its words. */
  repairLink(name: string): Locator {
    return this.problems.getByRole('link', { name });
  }

  /** One line of the order, by what it is called. */
  line(name: string): Locator {
    return this.main.getByRole('listitem', { name, exact: true });
  }

  /** Another way to pay, offered against a problem. */
  repairButton(name: string): Locator {
    return this.problems.getByRole('button', { name, exact: true });
  }

  /** By its place in the form: its words change while it works. */
  get placeButton(): Locator {
    return this.main.getByRole('button', { name: say('checkout.place') });
  }

  get askAgainButton(): Locator {
    return this.main.getByRole('button', { name: say('checkout.unconfirmedAsk') });
  }

  /** Folded away until it is wanted. */
  async openCoupon(): Promise<Locator> {
    await this.press(this.main.getByText(say('checkout.couponFold')));
    return this.main.getByRole('textbox', { name: say('checkout.coupon') });
  }

  /** Makes one of a line somebody else's; gives the field for whom. */
  async sendOneElsewhere(): Promise<Locator> {
    await this.press(this.main.getByRole('button', { name: say('checkout.sendOneElsewhere') }));
    return this.main.getByRole('textbox', { name: say('checkout.recipientEmail') });
  }

  async chooseCoin(ticker: string, network?: string): Promise<void> {
    await this.press(this.coin(ticker));
    await expect(this.coin(ticker)).toBeChecked();
    if (network === undefined) return;
    await this.press(this.network(network));
    await expect(this.network(network)).toBeChecked();
  }

  /** Something is in the way: it is said in these words, and has the focus. */
  async expectProblem(text: string): Promise<void> {
    await expect(this.problems).toContainText(text);
    await expect(this.problems).toBeFocused();
  }

  /** Leaves the form once it is filled, and waits until it has been checked by the way. */
  async settle(fill = async () => {}): Promise<void> {
    const checked = this.page.waitForResponse(/\/api\/orders\/validations$/);
    await fill();
    await this.email.focus();
    await this.email.blur();
    await checked;
  }

  async place(): Promise<void> {
    await this.press(this.placeButton);
    await this.expectOrdered();
  }

  /** The order exists, and its page has come by itself. */
  async expectOrdered(): Promise<void> {
    await expect(this.page).toHaveURL(/\/en\/orders\/[\w-]+$/);
    await expect(
      this.page.getByRole('heading', { name: say('order.delivery.title') }),
    ).toBeVisible();
  }
}
