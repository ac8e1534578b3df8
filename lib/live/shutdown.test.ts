import { afterEach, expect, it, vi } from 'vitest';
import { closeAllStreams, trackStream } from './shutdown';

afterEach(() => closeAllStreams());

it('ends every open stream and none that has ended before', () => {
  const [open, ended] = [vi.fn(), vi.fn()];
  trackStream(open);
  trackStream(ended)();
  closeAllStreams();
  expect(open).toHaveBeenCalledTimes(1);
  expect(ended).not.toHaveBeenCalled();
});

it('ends streams that untrack themselves, and each other, while being ended', () => {
  const closed: string[] = [];
  const untrack = new Map<string, () => void>();
  for (const name of ['a', 'b', 'c']) {
    const close = () => {
      closed.push(name);
      untrack.get(name)?.();
    };
    untrack.set(name, trackStream(close));
  }
  closeAllStreams();
  expect(closed).toEqual(['a', 'b', 'c']);
  closeAllStreams();
  expect(closed).toHaveLength(3);
});

it('knows the streams of every module graph of the process', async () => {
  const close = vi.fn();
  const untrack = trackStream(close);
  vi.resetModules();
  const other = await import('./shutdown');
  expect(other.closeAllStreams).not.toBe(closeAllStreams);
  other.closeAllStreams();
  expect(close).toHaveBeenCalledTimes(1);
  untrack();
});
