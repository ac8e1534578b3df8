import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What axe finds, softly: one page's fault does not hide the next one's. */
async function expectNothingFound(axe: AxeBuilder, least: number, name: string): Promise<void> {
  const { violations, passes } = await axe.analyze();
  expect(passes.length, name).toBeGreaterThanOrEqual(least);
  const found = violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary}`),
  );
  expect.soft(found, name).toEqual([]);
}

/** By every rule as the page is; in the dark only the colours are others. */
export async function expectAccessibleInLightAndDark(page: Page, name: string): Promise<void> {
  await expectNothingFound(new AxeBuilder({ page }).withTags(rules), 10, name);
  await page.emulateMedia({ colorScheme: 'dark' });
  const colours = new AxeBuilder({ page }).withRules(['color-contrast']);
  await expectNothingFound(colours, 1, `${name}, dark`);
  await page.emulateMedia({ colorScheme: 'light' });
}

/** Axe finds nothing on the page as it is, or in what a selector finds of it, such as a frame. */
export async function expectAccessible(page: Page, within = 'html'): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).include(within).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
}
