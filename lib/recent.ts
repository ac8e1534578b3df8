/**
 * Keeps what was made last, at most so many of them; what was not asked for longest makes way.
 * @returns what gives the value under a key, and makes it where there is none
 */
export function createRecent<T>(most: number): (key: string, make: () => T) => T {
  const kept = new Map<string, { value: T }>();
  return (key, make) => {
    const known = kept.get(key) ?? { value: make() };
    kept.delete(key);
    kept.set(key, known);
    const [oldest] = kept.keys();
    if (kept.size > most && oldest !== undefined) kept.delete(oldest);
    return known.value;
  };
}
