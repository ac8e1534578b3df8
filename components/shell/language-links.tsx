import { headers } from 'next/headers';
import { getLocale, getTranslations } from 'next-intl/server';
import { nameOfLanguage } from '@/lib/i18n/locales';
import { offeredLanguages } from '@/lib/i18n/offered';

/** This very page in each of the shop's languages; whoever follows a link stays in that one. */
export async function LanguageLinks() {
  const [t, current, head] = await Promise.all([getTranslations('shell'), getLocale(), headers()]);
  // Written by proxy.ts: the address with its query, the language first.
  const rest = (head.get('x-path') ?? '').replace(/^\/[^/?]+/, '');
  const { offer } = offeredLanguages();
  if (offer.length === 1) return null;
  return (
    <nav aria-label={t('language')}>
      <ul className="-mx-2 flex flex-wrap">
        {offer.map((locale) => (
          <li key={locale}>
            <a
              href={`/${locale}${rest}`}
              lang={locale}
              hrefLang={locale}
              aria-current={locale === current ? 'true' : undefined}
              className="flex min-h-9 items-center px-2 underline-offset-4 hover:underline aria-[current]:font-semibold aria-[current]:text-text"
            >
              {nameOfLanguage(locale)}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
