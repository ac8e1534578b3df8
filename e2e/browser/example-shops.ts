import type { Page } from '@playwright/test';
import { expectAccessibleInLightAndDark } from './accessible';
import { expect } from './fixtures';
import { overflow } from './layout';

/** The white-label file of one of the shops in docs/examples. */
export const exampleFile = (name: string) => `docs/examples/${name}/shop.config.json`;

/** Each page reads well in both schemes, and keeps within a phone, a small one too. */
export async function expectWellMade(page: Page, paths: readonly string[]): Promise<void> {
  for (const path of paths) {
    await page.setViewportSize({ width: 390, height: 844 });
    await page.goto(path);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expectAccessibleInLightAndDark(page, path);
    await page.setViewportSize({ width: 320, height: 640 });
    expect.soft(await overflow(page), path).toEqual([]);
  }
}
