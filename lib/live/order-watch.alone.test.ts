import { expect, it } from 'vitest';
import { watchingPage } from './browser-fixtures';

const { polls, last, connections, pass, openTab, polled, show } = watchingPage({ shares: false });

it('where tabs cannot share a stream each polls, and none opens one', async () => {
  const tabs = [await openTab(), await openTab()];
  await pass(10);
  expect(connections()).toBe(0);
  expect(polls).toHaveLength(4);
  for (const tab of tabs) expect(tab.last()?.link).toBe('polling');
  await show('visible');
  expect(connections()).toBe(0);
  expect(polls).toHaveLength(6);
  polled({ state: 'delivered', version: 2_000_000_000 });
  await pass(5);
  for (const tab of tabs) expect(tab.last()?.link).toBe('ended');
  await pass(600);
  expect(polls).toHaveLength(8);
  expect(last()).toBeUndefined();
});
