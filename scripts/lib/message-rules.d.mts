export function flatten(messages: object, prefix?: string): [string, string][];
export function messageFaults(text: string, english: string, locale: string): string[];
export function languageFaults(messages: object, english: object, locale: string): string[];
export function unusedKeys(english: object, sources: readonly string[]): string[];
export function messageViolations(root: string): string[];
