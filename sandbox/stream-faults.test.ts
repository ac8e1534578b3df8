import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import * as z from 'zod';
import { heartbeatInterval } from './http/streams';
import { openSandbox } from './testing/client';

let supplier: Awaited<ReturnType<typeof openSandbox>>;
let id: string;

beforeEach(async () => {
  supplier = await openSandbox();
  id = (await supplier.create()).order_id;
});
afterEach(async () => {
  vi.useRealTimers();
  await supplier.close();
});

/** Sets a fault for one subscription of any order. */
async function fault(body: object) {
  const added = { path: '/v5/orders/', times: 1, ...body };
  expect(await supplier.call('POST', '/control/faults', added)).toMatchObject({ status: 201 });
}

/** All that a stream says until it ends or breaks. */
async function heard(response: Response): Promise<{ text: string; broken: boolean }> {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  let text = '';
  try {
    for await (const chunk of response.body ?? []) text += decoder.decode(chunk, { stream: true });
    return { text, broken: false };
  } catch {
    return { text, broken: true };
  }
}

const subscribed = () => fetch(`${supplier.origin}/v5/orders/${id}/subscribe`);
const expired = async () => {
  await supplier.control(id, 'expire');
  return heard(await subscribed());
};

const state = z.object({ order_id: z.string(), order_state: z.string() });

/** The states in frames that hold this order; other frames as they are. */
function states(text: string): string[] {
  const frames = text.split('\n\n').filter((frame) => frame !== '');
  return frames.map((frame) => {
    if (!frame.startsWith(`data: {"order_id":"${id}"`)) return frame;
    return state.parse(JSON.parse(frame.slice(6))).order_state;
  });
}

const stop = 'event: stop\ndata: {}';

test('silent: headers and nothing else, not even a comment', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  await fault({ kind: 'stream-silent' });
  const response = await subscribed();
  expect(response.headers.get('content-type')).toMatch('text/event-stream');
  await supplier.control(id, 'expire');
  vi.advanceTimersByTime(heartbeatInterval * 2);
  const said = heard(response);
  await supplier.close();
  expect(await said).toEqual({ text: '', broken: true });
  supplier = await openSandbox();
});

describe('drop', () => {
  test('breaks in the middle of the frame after the whole ones', async () => {
    await fault({ kind: 'stream-drop', frames: 2 });
    const response = await subscribed();
    await supplier.control(id, 'pay', { amount: '20' });
    await supplier.control(id, 'pay');
    const { text, broken } = await heard(response);
    const frames = text.split('\n\n');
    expect(broken).toBe(true);
    expect(states(frames.slice(0, 2).join('\n\n'))).toEqual([
      'WaitingForPayment',
      'PartialPaymentStarted',
    ]);
    expect(frames).toHaveLength(3);
    expect(frames[2]).toMatch(/^data: \{"order_id"/);
    expect(() => JSON.parse(frames[2]?.slice(6) ?? '')).toThrow();
    await vi.waitFor(async () => {
      const counts = await supplier.call('GET', '/control/streams');
      expect(counts.body).toEqual({ open: 0, opened: 1 });
    });
  });

  test('may break the very first frame, or the stop', async () => {
    await fault({ kind: 'stream-drop', frames: 0 });
    const first = await expired();
    expect(first.broken).toBe(true);
    expect(first.text).not.toMatch('\n\n');
    await fault({ kind: 'stream-drop' });
    const last = await heard(await subscribed());
    expect(last.broken).toBe(true);
    expect(last.text).toMatch(/\n\nevent: st[^\n]*$/);
  });

  test('is over with the connection: the next one is whole', async () => {
    await fault({ kind: 'stream-drop', frames: 0 });
    await expired();
    const { text, broken } = await heard(await subscribed());
    expect([states(text), broken]).toEqual([['Expired', stop], false]);
  });
});

test.each([undefined, 5000])('oversize: a first frame of %s bytes', async (bytes) => {
  await fault({ kind: 'stream-oversize', ...(bytes && { bytes }) });
  const { text } = await expired();
  const [first = ''] = text.split(/(?<=\n\n)/);
  expect(Buffer.byteLength(first)).toBe(bytes ?? 1_048_576);
  expect(states(text)).toEqual(['Expired', stop]);
});

test('malformed: three frames that are none, then as usual', async () => {
  await fault({ kind: 'stream-malformed' });
  const [cut = '', alien = '', foreign = '', ...usual] = states((await expired()).text);
  expect(() => JSON.parse(cut.slice(6))).toThrow();
  expect(JSON.parse(alien.slice(6))).not.toHaveProperty('order_id');
  const other = state.parse(JSON.parse(foreign.slice(6)));
  expect(other.order_id).not.toBe(id);
  expect(other.order_state).toBe('Done');
  expect(usual).toEqual(['Expired', stop]);
});

test('duplicate: each state twice', async () => {
  await fault({ kind: 'stream-duplicate' });
  const response = await subscribed();
  await supplier.control(id, 'fail');
  const { text } = await heard(response);
  const waiting = 'WaitingForPayment';
  expect(states(text)).toEqual([waiting, waiting, 'PaymentFailed', 'PaymentFailed', stop]);
});

test('stale: each new state is followed by the one before', async () => {
  await fault({ kind: 'stream-stale' });
  const response = await subscribed();
  await supplier.control(id, 'pay', { amount: '20' });
  await supplier.control(id, 'expire');
  const waiting = 'WaitingForPayment';
  const part = 'PartialPaymentStarted';
  const { text } = await heard(response);
  expect(states(text)).toEqual([waiting, part, waiting, 'Expired', part, stop]);
});

test('end: no stop after the frames', async () => {
  await fault({ kind: 'stream-end', frames: 2 });
  const response = await subscribed();
  await supplier.control(id, 'pay', { amount: '20' });
  const { text, broken } = await heard(response);
  expect([states(text), broken]).toEqual([['WaitingForPayment', 'PartialPaymentStarted'], false]);
});

test('early stop: a stop although the order waits', async () => {
  await fault({ kind: 'stream-early-stop' });
  const { text, broken } = await heard(await subscribed());
  expect([states(text), broken]).toEqual([['WaitingForPayment', stop], false]);
});

test('a byte order mark, CRLF, comments, ids and split data are the same events', async () => {
  await fault({ kind: 'stream-bom-crlf' });
  const { text } = await expired();
  expect(text).toMatch(/^\uFEFF: a comment\r\nid: 1\r\nretry: 2500\r\ndata: \{\r\n/);
  expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  const [first = '', last] = text.split('\r\n\r\n');
  const data = first.split('\r\n').filter((line) => line.startsWith('data: '));
  expect(data.length).toBeGreaterThan(10);
  const joined = data.map((line) => line.slice(6)).join('\n');
  expect(JSON.parse(joined)).toEqual((await supplier.call('GET', `/v5/orders/${id}`)).body);
  expect(last).toBe('event: stop\r\ndata: {}');
});

describe('faults of any answer', () => {
  test('change the states of a stream too', async () => {
    await fault({ kind: 'unknown-values' });
    const { text } = await expired();
    expect(states(text)).toEqual(['SomethingNew', stop]);
    expect(text).toMatch('"something_new"');
  });

  test.each([204, 404, 429, 502])('answer a subscription with %i', async (status) => {
    await fault({ path: '/v5/orders/*/subscribe', kind: 'status', status });
    expect((await subscribed()).status).toBe(status);
  });

  test.each(['truncate', 'slow-body'])('%s leaves a stream as it is', async (kind) => {
    await fault({ kind });
    const { text, broken } = await expired();
    expect([states(text), broken]).toEqual([['Expired', stop], false]);
  });
});

test('a subscription to an order nobody has is refused as usual', async () => {
  await fault({ kind: 'stream-drop' });
  const path = '/v5/orders/00000000-0000-4000-8000-000000000000/subscribe';
  expect(await supplier.call('GET', path)).toMatchObject({ status: 404 });
});
