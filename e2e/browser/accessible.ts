import { expect, type Frame, type Page } from '@playwright/test';
import axe, { type RunOptions } from 'axe-core';

declare global {
  interface Window {
    axe?: typeof axe;
  }
}

/**
 * What axe finds. It runs in the page itself: the package for Playwright carries its results through a
 * page of its own, which takes four times as long (2.8 to 5.1 s a page against 0.6 to 1.7 s).
 */
async function findings(place: Page | Frame, options: RunOptions = {}) {
  if (!(await place.evaluate(() => window.axe !== undefined))) await place.evaluate(axe.source);
  return await place.evaluate(async (how) => {
    if (window.axe === undefined) throw new Error('axe is not in the page.');
    // Half way from light to dark no colour is one that anybody has to read.
    // None is waited for: what is not in sight never gets on.
    for (const one of document.getAnimations()) if (one instanceof CSSTransition) one.finish();
    const { violations, passes } = await window.axe.run(how);
    const found = violations.flatMap(({ id, nodes }) =>
      nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary}`),
    );
    return { found, passed: passes.length };
  }, options);
}

/** Softly: one page's fault does not hide the next one's. */
async function expectNothingFound(
  page: Page,
  options: RunOptions,
  least: number,
  name: string,
): Promise<void> {
  const { found, passed } = await findings(page, options);
  expect(passed, name).toBeGreaterThanOrEqual(least);
  expect.soft(found, name).toEqual([]);
}

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** By every rule as the page is; in the dark only the colours are others. */
export async function expectAccessibleInLightAndDark(page: Page, name: string): Promise<void> {
  await expectNothingFound(page, { runOnly: tags, resultTypes: ['violations'] }, 10, name);
  await page.emulateMedia({ colorScheme: 'dark' });
  const colours = { runOnly: ['color-contrast'], resultTypes: ['violations' as const] };
  await expectNothingFound(page, colours, 1, `${name}, dark`);
  await page.emulateMedia({ colorScheme: 'light' });
}

/** Axe finds nothing on a page, or in a frame, as it is. */
export async function expectAccessible(place: Page | Frame): Promise<void> {
  const { found } = await findings(place, { resultTypes: ['violations'] });
  expect(found).toEqual([]);
}
