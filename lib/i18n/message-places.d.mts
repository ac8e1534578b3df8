import type { MessageFormatElement } from '@formatjs/icu-messageformat-parser';

export function elementsOf(elements: readonly MessageFormatElement[]): MessageFormatElement[];
export function placesOf(text: string): string[];
