import { expect, type Locator, type Page } from '@playwright/test';
import { say } from '../words';

/** What the pages of the shop have in common. */
export class PageObject {
  constructor(
    readonly page: Page,
    readonly touch: boolean,
  ) {}

  /** The content, without header, footer and what the framework adds for screen readers. */
  get main(): Locator {
    return this.page.getByRole('main');
  }

  get heading(): Locator {
    return this.main.getByRole('heading', { level: 1 });
  }

  /** Presses as the device does: a finger where there is touch. */
  async press(target: Locator): Promise<void> {
    await (this.touch ? target.tap() : target.click());
  }

  /**
   * Waits until the page's script has taken a control over, which nothing on the page shows: a
   * press before that moment is the browser's own.
   */
  async untilAlive(control: Locator): Promise<void> {
    await expect
      .poll(() => control.evaluate((node) => Object.keys(node).some((key) => /^__react/.test(key))))
      .toBe(true);
  }

  async expectNotFound(): Promise<void> {
    await expect(this.heading).toHaveText(say('trouble.notFoundTitle'));
    await expect(this.main.getByText(say('trouble.notFound'))).toBeVisible();
  }

  /** Every page of the simulator says so. */
  async expectSandboxBanner(): Promise<void> {
    await expect(
      this.page.getByRole('complementary', { name: say('shell.sandboxLabel') }),
    ).toHaveText(say('shell.sandboxBanner'));
  }
}
