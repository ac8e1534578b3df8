import { getLocale, getTranslations } from 'next-intl/server';
import { wordsIn } from '@/lib/i18n/words-in';
import { legalLinks } from '@/lib/legal';
import { shop } from '@/lib/shop';
import { LanguageLinks } from './language-links';

type FooterLink = { label: string; href: string };

/** What the partner has to say of themselves, and this page in other languages. */
export async function SiteFooter({ measure, languages }: { measure: string; languages: boolean }) {
  const [t, locale] = await Promise.all([getTranslations('shell'), getLocale()]);
  const { support, contacts, links, legal, footer } = shop();
  const own = [...contacts, ...links].map(({ label, href }) => ({
    label: wordsIn(label, locale),
    href,
  }));
  const help = support === undefined ? [] : [{ label: t('support'), href: support }];
  const laws = legalLinks(legal).map(({ page, href }) => ({ label: t(`legal.${page}`), href }));
  const all: FooterLink[] = [...help, ...own, ...laws];
  return (
    <footer className="border-line border-t text-muted text-sm">
      <div className={`mx-auto px-4 py-6 ${measure}`}>
        <p>{footer === undefined ? t('footer') : wordsIn(footer, locale)}</p>
        {all.length > 0 && (
          <ul className="-mx-2 mt-2 flex flex-wrap">
            {all.map(({ label, href }) => (
              <li key={label + href}>
                <a
                  href={href}
                  className="flex min-h-9 items-center px-2 underline underline-offset-4 hover:text-text"
                >
                  {label}
                </a>
              </li>
            ))}
          </ul>
        )}
        {languages && (
          <div className="mt-2">
            <LanguageLinks />
          </div>
        )}
      </div>
    </footer>
  );
}
