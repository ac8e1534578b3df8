/** Shows messages where a page may not do so itself, which is on Android; see public/. */
const workerPath = '/notification-worker.js';

/** Whether this browser can show a message of the page outside of it, if it is allowed to. */
export function canNotify(): boolean {
  return (
    'Notification' in window && 'serviceWorker' in navigator && Notification.permission !== 'denied'
  );
}

/** Asks the buyer's leave. False when it is refused or cannot be had. */
export async function askToNotify(): Promise<boolean> {
  try {
    if ((await Notification.requestPermission()) !== 'granted') return false;
    await navigator.serviceWorker.register(workerPath);
    await navigator.serviceWorker.ready;
    return true;
  } catch {
    return false;
  }
}

/**
 * Shows a message that leads back to this page; it replaces the one before it. Only while the page
 * is not being looked at: what is in sight need not be told.
 */
export async function notify(title: string, body: string): Promise<void> {
  if (document.visibilityState === 'visible') return;
  const worker = await navigator.serviceWorker.getRegistration(workerPath);
  const { pathname } = location;
  await worker?.showNotification(title, { body, tag: pathname, data: { path: pathname } });
}
