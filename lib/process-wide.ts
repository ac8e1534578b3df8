import 'server-only';

const slot: unique symbol = Symbol.for('refillery.processWide');
const holder: typeof globalThis & { [slot]?: Map<string, unknown> } = globalThis;

/**
 * One value per process, made by the first who asks. Next gives pages, route handlers and
 * instrumentation module graphs of their own (next.js #65350), so what must exist once, such as
 * a budget of supplier calls, cannot live in a module's scope.
 * @returns what gives the value.
 */
export function processWide<T>(name: string, create: () => T): () => T {
  // The box binds the type to the closure that filled it; the map itself knows nothing of it.
  return () => {
    holder[slot] ??= new Map();
    const known = holder[slot].get(name);
    if (known !== undefined) return known as T;
    const made = create();
    holder[slot].set(name, made);
    return made;
  };
}
