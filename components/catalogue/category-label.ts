import { humanised, isKnownCategory } from '@/lib/catalogue/categories';
import type { Translate } from '@/lib/i18n/translate';

/** What to call a category; `t` reads from the top of the messages. */
export function categoryLabel(t: Translate, slug: string): string {
  return isKnownCategory(slug) ? t(`categories.${slug}`) : humanised(slug);
}
