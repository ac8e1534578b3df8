export function isTest(file: string): boolean;
export function listFiles(root: string, names: string[], pattern: RegExp): string[];
