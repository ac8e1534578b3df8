import { parse, TYPE } from '@formatjs/icu-messageformat-parser';

/** The elements of a parsed message and of whatever is nested in it. */
export function elementsOf(elements) {
  return elements.flatMap((element) => {
    const branches = Object.values(element.options ?? {}).map(({ value }) => value);
    const nested = [...branches, element.children ?? []].flatMap(elementsOf);
    return [element, ...nested];
  });
}

/**
 * What a message expects of the code that shows it: each place by name and kind, in order.
 * @throws Error for what is no ICU message
 */
export function placesOf(text) {
  const named = elementsOf(parse(text)).filter(
    ({ type }) => type !== TYPE.literal && type !== TYPE.pound,
  );
  return [...new Set(named.map(({ type, value }) => `{${value}} (${TYPE[type]})`))].sort();
}
