/**
 * Does something once the browser has shown what a press has changed so far. Reading another page
 * keeps a slow phone busy for longer than a press may go unanswered.
 */
export function afterPaint(act: () => void): void {
  // A page out of sight is not painted.
  if (document.visibilityState === 'hidden') act();
  else requestAnimationFrame(() => setTimeout(act));
}
