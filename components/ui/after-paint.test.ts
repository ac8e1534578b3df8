import { afterEach, expect, it, vi } from 'vitest';
import { afterPaint } from './after-paint';

afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

/** A page, seen or not, with frames to come. */
function page(visibilityState: DocumentVisibilityState) {
  vi.useFakeTimers();
  const frames: (() => void)[] = [];
  vi.stubGlobal('document', { visibilityState });
  vi.stubGlobal('requestAnimationFrame', (frame: () => void) => frames.push(frame));
  return frames;
}

it('waits for the task after the next frame, which has been painted by then', () => {
  const frames = page('visible');
  const act = vi.fn();
  afterPaint(act);
  vi.runAllTimers();
  for (const frame of frames) frame();
  expect(act).not.toHaveBeenCalled();
  vi.runAllTimers();
  expect(act).toHaveBeenCalledOnce();
});

it('waits for no frame of a page that has none', () => {
  const frames = page('hidden');
  const act = vi.fn();
  afterPaint(act);
  expect(act).toHaveBeenCalledOnce();
  expect(frames).toEqual([]);
});
