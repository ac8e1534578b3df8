import type { getTranslations } from 'next-intl/server';

/** The translator of all namespaces, as a page awaits it of `getTranslations()`. */
export type Translate = Awaited<ReturnType<typeof getTranslations<never>>>;
