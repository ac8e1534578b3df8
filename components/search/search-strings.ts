import type { Kind } from '@/schemas/kinds';

/** Everything the search box says, in the page's language. */
export type SearchStrings = {
  label: string;
  placeholder: string;
  submit: string;
  suggestions: string;
  worksIn: string;
  soldOut: string;
  /** How many suggestions there are, by their number. */
  counts: readonly string[];
  kinds: Readonly<Record<Kind, string>>;
};
