import type { Markdown } from './markdown.mjs';

export type Document = Markdown & { file: string; text: string };

export function readDocuments(root: string): Map<string, Document>;
export function docViolations(root: string): string[];
