export type Markdown = {
  fences: { index: number; info: string; code: string }[];
  prose: string;
  linked: string;
};

export function splitMarkdown(text: string): Markdown;
export function inlineCodeOf(document: Markdown): { index: number; code: string }[];
export function linksOf(document: Markdown): { index: number; target: string }[];
export function anchorsOf(document: Markdown): Set<string>;
