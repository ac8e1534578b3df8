import { expect, type Locator } from '@playwright/test';
import { say } from '../words';
import { PageObject } from './page-object';

/** The page that links lead to. */
export class OpenPage extends PageObject {
  get openOrder(): Locator {
    return this.main.getByRole('button', { name: say('open.openOrder') });
  }

  get openGift(): Locator {
    return this.main.getByRole('button', { name: say('open.openGift') });
  }

  get message(): Locator {
    return this.main.getByRole('blockquote');
  }

  /** Follows a link; its token is out of the address before anything is shown of it. */
  async follow(link: string): Promise<void> {
    await this.page.goto(link);
    await expect(this.page).toHaveURL(/\/en\/open$/);
    await expect(this.heading).not.toHaveText(say('open.reading'));
    await this.expectNoTokenInAddress();
  }

  async expectNoTokenInAddress(): Promise<void> {
    expect(await this.page.evaluate(() => location.href)).not.toContain('#');
  }

  async expectGone(why: 'expired' | 'revoked' | 'opened' | 'own' | 'unknown'): Promise<void> {
    await expect(this.heading).toHaveText(say(`open.gone.${why}.title`));
    await expect(this.main).toContainText(say(`open.gone.${why}.text`));
    await expect(this.main.getByRole('button')).toHaveCount(0);
  }
}
