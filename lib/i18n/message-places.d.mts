import type { MessageFormatElement } from '@formatjs/icu-messageformat-parser';

export function elementsOf(
  elements: readonly MessageFormatElement[],
  isLookedAt?: (branch: string) => boolean,
): MessageFormatElement[];
export function placesOf(text: string): string[];
export function usualPlacesOf(text: string): string[];
