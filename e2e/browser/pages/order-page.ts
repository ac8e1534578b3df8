import { expect, type Locator } from '@playwright/test';
import decodeQr from 'qr/decode.js';
import sharp from 'sharp';
import type { Situation } from '@/lib/order/view';
import type { OrderState } from '@/schemas/order-snapshot';
import type { Simulation } from '@/schemas/simulation';
import { like, say } from '../words';
import { PageObject } from './page-object';

declare global {
  interface Window {
    seenHeadlines?: string[];
  }
}

/** The live order. */
export class OrderPage extends PageObject {
  get qr(): Locator {
    return this.main.getByRole('img', { name: say('order.pay.qrAlt') });
  }

  /** What the QR code is to hold, where there is a choice. */
  code(holds: 'holdsAddress' | 'holdsAmount'): Locator {
    return this.main
      .getByRole('group', { name: say('pay.codes') })
      .getByRole('radio', { name: say(`pay.${holds}`), exact: true });
  }

  /** A link that opens a wallet on the same device. */
  get walletLink(): Locator {
    return this.main.getByRole('link', { name: say('pay.open') });
  }

  /** What has a wallet of this browser pay. */
  walletButton(wallet: string): Locator {
    return this.main.getByRole('button', {
      name: say('order.wallet.pay', { wallet }),
      exact: true,
    });
  }

  /** Says of a payment that is held that the wallet was not let send it. */
  get withdrawButton(): Locator {
    return this.main.getByRole('button', { name: say('order.wallet.withdraw') });
  }

  /** What of the page is folded, by its title. */
  fold(title: string): Locator {
    return this.main.getByText(title, { exact: true });
  }

  get copyAmountButton(): Locator {
    return this.main.getByRole('button', { name: like('order.pay.copyAmount') });
  }

  get copyAddressButton(): Locator {
    return this.main.getByRole('button', { name: say('order.pay.copyAddress') });
  }

  get revealButton(): Locator {
    return this.main.getByRole('button', { name: say('order.delivery.reveal') });
  }

  get simulatePanel(): Locator {
    return this.main.getByRole('complementary', { name: say('order.simulate.title') });
  }

  /** The headline and the sentence under it. */
  get statement(): Locator {
    return this.heading.locator('xpath=..');
  }

  /** What a screen reader is told of a change: when there is a pause, or at once. */
  announced(urgency: 'polite' | 'assertive'): Locator {
    return this.main.locator(`.sr-only[role=${urgency === 'polite' ? 'status' : 'alert'}]`);
  }

  async expectState(state: OrderState, values: Record<string, string> = {}): Promise<void> {
    await this.expectSituation(state, values);
  }

  async expectSituation(situation: Situation, values: Record<string, string> = {}): Promise<void> {
    const { headline, body } = {
      headline: like(`order.states.${situation}.headline`, values),
      body: like(`order.states.${situation}.body`, values),
    };
    await expect(this.heading).toHaveText(headline, { timeout: 15_000 });
    await expect(this.statement).toContainText(body);
  }

  /** A change would be told at once. */
  async expectLive(): Promise<void> {
    await expect(this.main.getByText(say('order.link.live'), { exact: true })).toBeVisible();
  }

  async simulate(action: Simulation): Promise<void> {
    await this.press(
      this.simulatePanel.getByRole('button', {
        name: say(`order.simulate.${action}`),
        exact: true,
      }),
    );
  }

  /** The line under "To this address", without the gaps it is set with. */
  async address(label = say('order.pay.address')): Promise<string> {
    const line = this.main
      .getByText(label, { exact: true })
      .locator('xpath=following-sibling::p[1]');
    return (await line.textContent()) ?? '';
  }

  /** What a phone's camera reads off the screen. */
  async scanQr(code: Locator = this.qr): Promise<string> {
    const { data, info } = await sharp(await code.screenshot())
      .ensureAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true });
    return decodeQr({ width: info.width, height: info.height, data: Uint8ClampedArray.from(data) });
  }

  /** The amount that is to be sent, as it goes to the clipboard. */
  async amount(): Promise<string> {
    const name = (await this.copyAmountButton.getAttribute('aria-label')) ?? '';
    const amount = /\d+(?:\.\d+)?/.exec(name)?.[0];
    if (amount === undefined) throw new Error(`There is no amount in "${name}".`);
    return amount;
  }

  async expectAmount(amount: string, coin: string): Promise<void> {
    await expect(this.main.getByText(`${amount} ${coin}`, { exact: true })).toBeVisible();
    await expect(this.copyAmountButton).toHaveAccessibleName(
      say('order.pay.copyAmount', { amount }),
    );
  }

  /** Nothing on the page invites to pay: no address, no code to scan, nothing to copy. */
  async expectNothingToPay(address: string): Promise<void> {
    await expect(this.qr).toHaveCount(0);
    await expect(this.copyAddressButton).toHaveCount(0);
    await expect(this.copyAmountButton).toHaveCount(0);
    await expect(this.page.locator('body')).not.toContainText(address);
  }

  /** Writes down every headline from now on, in the page: a reload would lose the list. */
  async watchHeadlines(): Promise<void> {
    await this.heading.evaluate((heading) => {
      const seen = [heading.textContent];
      window.seenHeadlines = seen;
      const look = () => {
        const text = document.querySelector('main h1')?.textContent ?? '';
        if (seen.at(-1) !== text) seen.push(text);
      };
      new MutationObserver(look).observe(document.body, {
        subtree: true,
        childList: true,
        characterData: true,
      });
    });
  }

  /** The headlines since `watchHeadlines`; fails when the page has been loaded anew. */
  async headlines(): Promise<string[]> {
    const seen = await this.page.evaluate(() => window.seenHeadlines);
    if (seen === undefined) throw new Error('The page has been loaded anew.');
    return seen;
  }

  /**
   * Of the headlines since `watchHeadlines` each is one of these, in this order and none of them
   * twice; the first and the last of them were seen.
   */
  async expectWay(
    states: readonly [OrderState, ...OrderState[]],
    values: Record<string, string> = { due: '', coin: '' },
  ): Promise<void> {
    const way = states.map((state) => say(`order.states.${state}.headline`, values));
    const seen = await this.headlines();
    expect(seen).toEqual(way.filter((text) => seen.includes(text)));
    expect([seen.at(0), seen.at(-1)]).toEqual([way.at(0), way.at(-1)]);
  }

  /** Paid with the panel, the order goes through its states by itself. */
  async payAndAwaitDelivery(): Promise<void> {
    await this.watchHeadlines();
    await this.simulate('pay');
    await this.expectState('delivered');
    await this.expectWay(['awaiting-payment', 'seen', 'paid', 'delivering', 'delivered']);
    expect((await this.headlines()).length).toBeGreaterThan(2);
  }
}
