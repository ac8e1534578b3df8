import type { getTranslations } from 'next-intl/server';
import { humanised, isKnownCategory } from '@/lib/catalogue/categories';

type Translate = Awaited<ReturnType<typeof getTranslations<never>>>;

/** What to call a category; `t` reads from the top of the messages. */
export function categoryLabel(t: Translate, slug: string): string {
  return isKnownCategory(slug) ? t(`categories.${slug}`) : humanised(slug);
}
