import { parse, TYPE } from '@formatjs/icu-messageformat-parser';

/** The elements of a parsed message and of whatever is nested in the branches that are looked at. */
export function elementsOf(elements, isLookedAt = () => true) {
  return elements.flatMap((element) => {
    const branches = Object.entries(element.options ?? {})
      .filter(([name]) => isLookedAt(name))
      .map(([, { value }]) => value);
    const nested = [...branches, element.children ?? []];
    return [element, ...nested.flatMap((each) => elementsOf(each, isLookedAt))];
  });
}

const named = (elements) => {
  const places = elements.filter(({ type }) => type !== TYPE.literal && type !== TYPE.pound);
  return [...new Set(places.map(({ type, value }) => `{${value}} (${TYPE[type]})`))].sort();
};

/**
 * What a message expects of the code that shows it: each place by name and kind, in order.
 * @throws Error for what is no ICU message
 */
export function placesOf(text) {
  return named(elementsOf(parse(text)));
}

/** The same of how it mostly reads: in its `other` branches alone, which every language has. */
export function usualPlacesOf(text) {
  return named(elementsOf(parse(text), (name) => name === 'other'));
}
