import type { MouseEvent } from 'react';

/** Whether a click is one that a page may take over: the main button, and no wish for another tab. */
export function isPlainClick(event: MouseEvent): boolean {
  return event.button === 0 && !(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey);
}
