/** What a brand's products are, as far as their descriptions differ. */
export type Use = 'card' | 'topUp' | 'bundle' | 'esim';

export type UseTexts = {
  description: string;
  steps: string[];
  terms: string[];
  note: string;
};

/** Texts of one language; `{brand}` and `{country}` are filled in. */
export type LanguageTexts = Record<Use, UseTexts> & { geo: string };
