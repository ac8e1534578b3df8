import { expect, type Frame, type FrameLocator, type Locator, type Page } from '@playwright/test';
import * as z from 'zod';
import { beginning, say } from '../words';

const newsSchema = z.array(
  z.looseObject({
    type: z.string(),
    height: z.number().optional(),
    units: z.number().optional(),
  }),
);

/** The shop in a frame of a partner's page. */
export class EmbeddedShop {
  constructor(
    readonly page: Page,
    readonly title: string,
  ) {}

  get element(): Locator {
    return this.page.getByTitle(this.title);
  }

  get frame(): FrameLocator {
    return this.element.contentFrame();
  }

  /** What is in the frame now. */
  async content(): Promise<Frame> {
    const frame = await (await this.element.elementHandle())?.contentFrame();
    if (!frame) throw new Error('There is no frame.');
    return frame;
  }

  get main(): Locator {
    return this.frame.getByRole('main');
  }

  get heading(): Locator {
    return this.main.getByRole('heading', { level: 1 });
  }

  get addButton(): Locator {
    return this.main.getByRole('button', { name: say('cart.add') });
  }

  get checkoutLink(): Locator {
    return this.main.getByRole('link', { name: say('cart.checkout'), exact: true });
  }

  /** The cart's link in the header, by how much is in it. */
  cartLink(units: number): Locator {
    const words = units === 0 ? '' : ` ${say('shell.cartUnits', { count: units })}`;
    return this.frame
      .getByRole('banner')
      .getByRole('link', { name: `${say('shell.cart')}${words}`, exact: true });
  }

  /** What the partner's page has heard so far. */
  async heard(): Promise<z.infer<typeof newsSchema>> {
    return newsSchema.parse(await this.page.evaluate(() => Reflect.get(window, 'heard')));
  }

  /** Waits until the frame has told something of a type, and gives the last of it. */
  async expectHeard(type: string, news: Record<string, unknown> = {}): Promise<void> {
    await expect
      .poll(async () => (await this.heard()).filter((one) => one.type === type).at(-1))
      .toMatchObject(news);
  }

  /** How tall the partner's page has made the frame. */
  async height(): Promise<number> {
    return await this.element.evaluate((frame) => frame.getBoundingClientRect().height);
  }

  /** Waits until the frame is exactly as tall as what is in it. */
  async expectFitting(): Promise<void> {
    const body = this.frame.locator('body');
    await expect
      .poll(async () => {
        const content = await body.evaluate((node) =>
          Math.ceil(node.getBoundingClientRect().height),
        );
        return Math.max(content, 480) - (await this.height());
      })
      .toBe(0);
  }

  /** What a document in the frame sees of cookies, and of a note in the storage of the shop's own tabs. */
  async kept(): Promise<{ cookie: string; known: string | null }> {
    return await this.frame.locator('html').evaluate(() => ({
      cookie: document.cookie,
      known: localStorage.getItem('known'),
    }));
  }

  /** Chooses a value of the brand that is shown. */
  async choose(label: string): Promise<void> {
    const option = this.main.getByRole('radio', { name: beginning(label) });
    await option.click();
    await expect(option).toBeChecked();
  }

  /** The same, and puts it into the cart. */
  async add(label: string): Promise<void> {
    await this.choose(label);
    await this.addButton.click();
    await expect(this.main.getByText(say('cart.added'))).toBeVisible();
  }

  async openCart(units: number): Promise<void> {
    await this.cartLink(units).click();
    await expect(this.heading).toHaveText(say('cart.title'));
    await expect(this.main.getByRole('status')).toHaveText(/ USDC$/);
  }

  /** Presses something that leads out of the frame; the tab it opens. */
  async leaveBy(target: Locator): Promise<Page> {
    const [tab] = await Promise.all([this.page.context().waitForEvent('page'), target.click()]);
    return tab;
  }
}
