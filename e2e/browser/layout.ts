import type { Page } from '@playwright/test';

/** How far the page reaches beyond the screen, and what it is that does. */
export async function overflow(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const { clientWidth, scrollWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return [];
    return [...document.body.querySelectorAll('*')]
      .filter((element) => {
        const { left, right } = element.getBoundingClientRect();
        return right > clientWidth + 1 || left < -1;
      })
      .map((element) => element.outerHTML.slice(0, 120));
  });
}

/** Adds up the layout shifts of a page from its beginning, those after a press included. */
export async function watchShifts(page: Page): Promise<() => Promise<number>> {
  await page.addInitScript(() => {
    const totals = { shift: 0 };
    Object.assign(window, { totals });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) totals.shift += Reflect.get(entry, 'value');
    }).observe({ type: 'layout-shift', buffered: true });
  });
  return () => page.evaluate(() => Reflect.get(window, 'totals').shift);
}
