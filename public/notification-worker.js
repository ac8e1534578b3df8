// Shows nothing by itself, keeps nothing and fetches nothing: a press on a message of the order's
// page leads back to that page.
self.addEventListener('notificationclick', (event) => {
  event.notification.close();
  const { path } = event.notification.data ?? {};
  if (typeof path !== 'string' || !path.startsWith('/')) return;
  if (new URL(path, self.location.origin).origin !== self.location.origin) return;
  event.waitUntil(
    (async () => {
      const pages = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
      const open = pages.find(({ url }) => new URL(url).pathname === path);
      if (open === undefined) await self.clients.openWindow(path);
      else await open.focus();
    })(),
  );
});
