import { ReceiptText } from 'lucide-react';
import Link from 'next/link';
import { getLocale, getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { Flag } from '@/components/ui/flag';
import { countryName } from '@/lib/i18n/country-names';
import { countryPath } from '@/lib/paths';
import { shop } from '@/lib/shop';

/** How wide the content runs: shelves are wide, a form or an order is one column. */
type Width = 'shelf' | 'column';

/**
 * Header, content and footer of a page. The chrome steps back as money gets closer: `country` is
 * offered for change while browsing only.
 */
export async function PageShell({
  children,
  country = null,
  width = 'shelf',
}: {
  children: ReactNode;
  country?: string | null;
  width?: Width;
}) {
  const [t, locale] = await Promise.all([getTranslations('shell'), getLocale()]);
  const { name, links, support } = shop();
  const measure = width === 'shelf' ? 'max-w-6xl' : 'max-w-xl';
  return (
    <>
      <header className="border-line border-b bg-surface">
        <div className={`mx-auto flex h-14 w-full items-center gap-3 px-4 ${measure}`}>
          <Link
            href={country === null ? `/${locale}` : countryPath(locale, country)}
            prefetch={false}
            aria-label={t('home', { shop: name })}
            className="me-auto flex min-h-11 min-w-0 items-center font-semibold text-lg tracking-tight"
          >
            <span className="truncate">{name}</span>
          </Link>
          {country !== null && (
            <Link
              href={`/${locale}`}
              prefetch={false}
              className="flex min-h-11 shrink-0 items-center gap-2 rounded-control px-2 text-sm hover:bg-sunken"
            >
              <Flag country={country} />
              <span className="sr-only">{t('changeCountry')}: </span>
              <span className="max-w-32 truncate">{countryName(country, locale)}</span>
            </Link>
          )}
          <Link
            href={`/${locale}/orders`}
            prefetch={false}
            className="flex min-h-11 min-w-11 items-center justify-center gap-2 rounded-control px-2 text-sm hover:bg-sunken"
          >
            <ReceiptText aria-hidden="true" className="size-5" />
            <span className="max-sm:sr-only">{t('orders')}</span>
          </Link>
        </div>
      </header>
      <main
        id="content"
        tabIndex={-1}
        className={`mx-auto w-full grow px-4 pt-6 pb-16 outline-none ${measure}`}
      >
        {children}
      </main>
      <footer className="border-line border-t text-muted text-sm">
        <div className={`mx-auto flex flex-wrap gap-x-6 gap-y-2 px-4 py-6 ${measure}`}>
          <p className="me-auto">{t('footer')}</p>
          {support !== undefined && (
            <a href={support} className="underline underline-offset-4">
              {t('support')}
            </a>
          )}
          {links.map(({ label, href }) => (
            <a key={href} href={href} className="underline underline-offset-4">
              {label}
            </a>
          ))}
        </div>
      </footer>
    </>
  );
}
