import { describe, expect, it } from 'vitest';
import { orderSnapshot } from '../order/order-fixtures';
import { newest, openNow, orderId, watchingPage } from './browser-fixtures';

const { polls, pass, openTab, polled, show, happens } = watchingPage();

const otherId = 'zyxwvutsrqponmlkjihgfedc';
const ofOther = (change = {}) => orderSnapshot({ id: otherId, ...change });

describe('of several tabs with one order', () => {
  it('one has the stream, and all hear what it says', async () => {
    const tabs = [await openTab(), await openTab(), await openTab()];
    expect(openNow()).toHaveLength(1);
    newest().say(orderSnapshot({ state: 'seen', version: 2_000_000_000 }));
    await pass(0);
    for (const tab of tabs) {
      expect(tab.last()).toMatchObject({ link: 'live', order: { state: 'seen' } });
    }
    await pass(29);
    expect(polls).toHaveLength(0);
  });

  it('all are live for as long as the leading one hears pings', async () => {
    const tabs = [await openTab(), await openTab()];
    newest().say(orderSnapshot());
    for (let pings = 0; pings < 8; pings += 1) {
      await pass(15);
      newest().hear('ping');
    }
    await pass(0);
    for (const tab of tabs) expect(tab.last()?.link).toBe('live');
    expect(openNow()).toHaveLength(1);
  });

  it('all hear that the stream is lost, and each polls', async () => {
    const tabs = [await openTab(), await openTab()];
    newest().say(orderSnapshot());
    await pass(0);
    newest().hear('error');
    await pass(0);
    for (const tab of tabs) expect(tab.last()?.link).toBe('polling');
    await pass(5);
    expect(polls).toHaveLength(2);
  });

  it('all end with the order', async () => {
    const tabs = [await openTab(), await openTab()];
    newest().say(orderSnapshot({ state: 'delivered' }));
    await pass(0);
    for (const tab of tabs) expect(tab.last()?.link).toBe('ended');
    expect(openNow()).toHaveLength(0);
  });

  it('a newcomer is told at once what the others know', async () => {
    await openTab();
    newest().say(orderSnapshot({ state: 'paid', version: 2_000_000_000 }));
    await show('hidden');
    const newcomer = await openTab();
    expect(newcomer.last()).toMatchObject({ link: 'live', order: { state: 'paid' } });
    expect(polls).toHaveLength(0);
    expect(openNow()).toHaveLength(1);
  });

  it('another one takes over when the leading one is closed', async () => {
    const first = await openTab();
    const second = await openTab();
    newest().say(orderSnapshot());
    await pass(0);
    const led = newest();
    second.close();
    await pass(0);
    expect(led.closed).toBe(true);
    expect(openNow()).toHaveLength(1);
    newest().say(orderSnapshot({ state: 'paid', version: 2_000_000_000 }));
    expect(first.last()).toMatchObject({ link: 'live', order: { state: 'paid' } });
  });

  it('the one that is looked at takes the lead, hidden ones wait', async () => {
    await openTab();
    const first = newest();
    await show('hidden');
    await openTab();
    expect(openNow()).toEqual([first]);
    await show('visible');
    expect(openNow()).toHaveLength(1);
    expect(first.closed).toBe(true);
  });

  it('one takes the lead when nothing is heard of the leading one any more', async () => {
    await openTab();
    await openTab();
    newest().say(orderSnapshot());
    await pass(0);
    const silent = newest();
    await pass(36);
    expect(silent.closed).toBe(true);
    expect(openNow()).toHaveLength(1);
  });

  it('one that is put to sleep leaves the lead to another', async () => {
    await openTab();
    await openTab();
    expect(openNow()).toHaveLength(1);
    await happens('freeze');
    expect(openNow()).toHaveLength(0);
    await happens('resume');
    expect(openNow()).toHaveLength(1);
  });
});

describe('of tabs with different orders', () => {
  it('one has a stream; the other one polls, and hears nothing that is not its own', async () => {
    const first = await openTab();
    newest().say(orderSnapshot({ state: 'seen' }));
    const second = await openTab(otherId);
    expect(openNow().map(({ url }) => url)).toEqual([`/api/orders/${otherId}/subscribe`]);
    newest().say(ofOther({ state: 'paid' }));
    await pass(0);
    expect(first.last()).toMatchObject({ link: 'polling', order: { id: orderId, state: 'seen' } });
    expect(second.last()).toMatchObject({ link: 'live', order: { id: otherId, state: 'paid' } });
    polled({ state: 'delivering', version: 2_000_000_000 });
    await pass(5);
    expect(polls).toEqual([`/api/orders/${orderId}`]);
    expect(first.last()?.order?.state).toBe('delivering');
    expect(second.last()?.order?.state).toBe('paid');
  });

  it('the lead passes on when the leading one has nothing more to hear', async () => {
    const first = await openTab();
    await openTab(otherId);
    newest().say(ofOther({ state: 'delivered' }));
    await pass(0);
    expect(openNow().map(({ url }) => url)).toEqual([`/api/orders/${orderId}/subscribe`]);
    newest().say(orderSnapshot());
    expect(first.last()?.link).toBe('live');
  });
});
