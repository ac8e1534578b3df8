import { chromium as playwright } from '@playwright/test';
import { categories, shownMark, stepMark } from './trace.mjs';

/** A middling phone, as the shop's own browser tests have it. */
const phone = {
  viewport: { width: 390, height: 844 },
  deviceScaleFactor: 2,
  hasTouch: true,
  isMobile: true,
  locale: 'en-US',
  timezoneId: 'UTC',
};

/** How long the page has to have been left alone by everybody, in ms. */
const calm = 150;

/** Runs in the page: marks the frames that show a change of what is in it. */
function markChanges(name) {
  let waiting = false;
  const observer = new MutationObserver(() => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() =>
      setTimeout(() => {
        waiting = false;
        performance.mark(name);
      }),
    );
  });
  observer.observe(document, { childList: true, subtree: true, characterData: true });
}

/** Runs in the page: resolves once nothing has changed in it, or been fetched, for a while. */
function whenCalm([name, ms]) {
  return new Promise((resolve) => {
    const look = () => {
      const marks = performance.getEntriesByName(name).map(({ startTime }) => startTime);
      const loads = performance.getEntriesByType('resource').map(({ responseEnd }) => responseEnd);
      const last = Math.max(0, ...marks.slice(-1), ...loads);
      if (performance.now() - last < ms) setTimeout(look, ms / 3);
      else requestIdleCallback(resolve);
    };
    setTimeout(look, ms);
  });
}

/** The middle of a control, once it stands on the screen. */
async function placeOf(control) {
  await control.scrollIntoViewIfNeeded();
  const { x, y, width, height } = await control.boundingBox();
  return { x: x + width / 2, y: y + height / 2 };
}

/**
 * A Chromium that takes `slowdown` times as long for everything, on a phone's screen, and records
 * what it does.
 */
export async function openPhone({ executablePath, args }, slowdown) {
  const browser = await playwright.launch({ executablePath, args });
  const context = await browser.newContext(phone);
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
  await page.addInitScript(markChanges, shownMark);
  const settle = () => page.evaluate(whenCalm, [shownMark, calm]);
  return {
    page,
    settle,
    /**
     * Uses one control, until all that follows from it is shown; from here to the next step
     * everything counts for this one. `act` gets a finger, since Playwright's own taps look into the
     * page while they last, which is time that no finger takes.
     * @param {{ at?: import('@playwright/test').Locator, fetches?: boolean, act?: (tap: () => Promise<void>) => Promise<void> }} how
     * `at` is what the finger is over, `fetches` whether an answer of the server has to come
     */
    async step(name, { at, fetches = false, act = (tap) => tap() }) {
      const place = at === undefined ? undefined : await placeOf(at);
      await settle();
      await page.evaluate((mark) => void performance.mark(mark), stepMark + name);
      const before = page.url();
      await act(() => page.touchscreen.tap(place.x, place.y));
      // The router changes the address when the answer of the server is shown.
      if (fetches) await page.waitForURL(({ href }) => href !== before, { waitUntil: 'commit' });
      await settle();
    },
    async record(work) {
      await browser.startTracing(page, { categories });
      await work();
      const { traceEvents } = JSON.parse(String(await browser.stopTracing()));
      return traceEvents;
    },
    end: () => browser.close(),
  };
}
