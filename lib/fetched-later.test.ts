import { beforeEach, expect, it, vi } from 'vitest';

const reload = vi.fn();
const gone = () => Promise.reject(new Error('ChunkLoadError'));

beforeEach(() => {
  vi.resetModules();
  reload.mockClear();
  vi.stubGlobal('location', { reload });
  vi.stubGlobal('navigator', { onLine: true });
});

const helper = async () => (await import('./fetched-later')).fetchedLater;

it('gives what comes', async () => {
  const fetchedLater = await helper();
  expect(await fetchedLater(() => Promise.resolve('code'))).toBe('code');
  expect(reload).not.toHaveBeenCalled();
});

it('lets a press be tried again before the page is read anew', async () => {
  const fetchedLater = await helper();
  expect(await fetchedLater(gone)).toBeNull();
  expect(reload).not.toHaveBeenCalled();
  expect(await fetchedLater(gone)).toBeNull();
  expect(reload).toHaveBeenCalledTimes(1);
});

it('leaves a page alone that is offline: it would be gone', async () => {
  vi.stubGlobal('navigator', { onLine: false });
  const fetchedLater = await helper();
  for (const _ of [1, 2, 3]) expect(await fetchedLater(gone)).toBeNull();
  expect(reload).not.toHaveBeenCalled();
});
