/**
 * Puts values into a message's `{name}` places. For the islands, which get finished sentences as
 * props and no message library; plurals are resolved on the server.
 */
export function fill(template: string, values: Readonly<Record<string, string | number>>): string {
  return template.replace(/\{(\w+)\}/g, (place, name: string) =>
    Object.hasOwn(values, name) ? String(values[name]) : place,
  );
}
