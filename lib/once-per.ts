/**
 * Computes something of an object once and keeps it beside the object, for as long as that is there
 * and no longer: a new answer of the supplier's takes what was made of the old one with it. For what
 * is always the same of the same object, and is nobody's in particular.
 */
export function oncePer<Source extends object, T>(
  make: (source: Source) => T,
): (source: Source) => T {
  const made = new WeakMap<Source, { value: T }>();
  return (source) => {
    const known = made.get(source);
    if (known !== undefined) return known.value;
    const value = make(source);
    made.set(source, { value });
    return value;
  };
}

/**
 * The same for what depends on a name as well, such as a language. The names must be few: each has a
 * value of its own.
 */
export function oncePerNamed<Source extends object, Name extends string, T>(
  make: (source: Source, name: Name) => T,
): (source: Source, name: Name) => T {
  const madeOf = oncePer((_: Source) => new Map<Name, { value: T }>());
  return (source, name) => {
    const made = madeOf(source);
    const known = made.get(name);
    if (known !== undefined) return known.value;
    const value = make(source, name);
    made.set(name, { value });
    return value;
  };
}
