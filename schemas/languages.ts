/** The languages the shop speaks, by BCP 47: one file in messages/ each. The first is the fallback. */
export const locales = ['en', 'es', 'fr', 'de', 'it', 'pt', 'zh', 'tr', 'vi', 'fil', 'hi'] as const;
export type Locale = (typeof locales)[number];
