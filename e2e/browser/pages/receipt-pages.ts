import { expect, type Locator } from '@playwright/test';
import type { Verification } from '@/schemas/verification';
import { like, say } from '../words';
import { PageObject } from './page-object';

/** The receipt of an order. */
export class ReceiptPage extends PageObject {
  get downloadLink(): Locator {
    return this.main.getByRole('link', { name: say('receipt.download') });
  }

  get printButton(): Locator {
    return this.main.getByRole('button', { name: say('receipt.print') });
  }

  get backLink(): Locator {
    return this.main.getByRole('link', { name: say('receipt.back') });
  }

  /** Where the receipt can be checked, by its address. */
  get checkLink(): Locator {
    return this.main.getByRole('link', { name: /\/en\/receipts$/ });
  }

  get table(): Locator {
    return this.main.getByRole('table', { name: say('receipt.items') });
  }

  /** What stands beside a name, such as a moment or an amount. */
  fact(name: string): Locator {
    return this.main.locator(`dt:text-is("${name}") + dd`);
  }

  /** The link to it on the page of a paid order. */
  async openFromOrder(): Promise<void> {
    const link = this.main.getByRole('link', { name: say('order.receipt'), exact: true });
    await this.press(link);
    await expect(this.heading).toHaveText(say('receipt.title'));
  }
}

/** Where receipts are checked. */
export class ReceiptCheckPage extends PageObject {
  get text(): Locator {
    return this.main.getByRole('textbox', { name: say('receiptCheck.text') });
  }

  get file(): Locator {
    return this.main.getByLabel(say('receiptCheck.file'), { exact: true });
  }

  get button(): Locator {
    return this.main.getByRole('button', { name: say('receiptCheck.check') });
  }

  get outcome(): Locator {
    return this.main.getByRole('heading', { level: 2 });
  }

  async open(): Promise<void> {
    await this.page.goto('/en/receipts');
    await this.ready();
  }

  async ready(): Promise<void> {
    await expect(this.heading).toHaveText(say('receiptCheck.title'));
    await this.untilAlive(this.text);
  }

  async check(text: string): Promise<void> {
    await this.text.fill(text);
    await this.press(this.button);
  }

  /** What it turned out to be is said, and has the focus. */
  async expectOutcome(outcome: Verification['outcome']): Promise<void> {
    const title = say(`receiptCheck.outcomes.${outcome}.title`);
    await expect(this.outcome).toHaveText(title);
    await expect(this.outcome).toBeFocused();
    await expect(this.main).toContainText(like(`receiptCheck.outcomes.${outcome}.text`));
  }
}
