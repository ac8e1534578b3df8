import { expect, type Locator, type Page } from '@playwright/test';

/** Goes on with Tab until the control has the focus; whatever has it on the way shows it. */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let presses = 0; presses < 120; presses += 1) {
    await page.keyboard.press('Tab');
    const focus = page.locator(':focus');
    if ((await focus.count()) === 0) continue;
    const ring = await focus.evaluate((node) => {
      const drawn = [node, node.closest('label')].flatMap((element) =>
        element === null ? [] : [getComputedStyle(element)],
      );
      const visible = drawn.some(
        ({ outlineStyle, outlineWidth }) =>
          outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2,
      );
      const { width, height } = node.getBoundingClientRect();
      return visible && width > 1 && height > 1;
    });
    expect(ring, await focus.evaluate((node) => node.outerHTML.slice(0, 200))).toBe(true);
    if (await target.evaluate((node) => node === document.activeElement)) return;
  }
  throw new Error('The control cannot be reached with Tab.');
}
