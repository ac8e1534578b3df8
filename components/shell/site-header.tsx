import { getLocale, getTranslations } from 'next-intl/server';
import type { ComponentType, ReactNode } from 'react';
import { CartCount } from '@/components/cart/cart-count';
import { Flag } from '@/components/ui/flag';
import { ReceiptText, ShoppingCart } from '@/components/ui/icons';
import { maxUnits } from '@/lib/cart/cart';
import { countedWords } from '@/lib/i18n/counted-words';
import { countryName } from '@/lib/i18n/country-names';
import { countryPath } from '@/lib/paths';
import { shop } from '@/lib/shop';
import { isWideMark, ShopMark } from './shop-mark';

/** What a link of the header is made with. */
export type AnchorProps = {
  href: string;
  className: string;
  children: ReactNode;
  'aria-label'?: string;
};

export type HeaderProps = {
  /** The country that is offered for change, while browsing. */
  country: string | null;
  Anchor: ComponentType<AnchorProps> | 'a';
  /** Stands at the end of the header, or below it where that is narrow. */
  search?: ReactNode;
  /** How wide the content runs. */
  measure: 'max-w-6xl' | 'max-w-xl';
};

/** The shop's mark, and the ways from every page to country, cart and orders. */
export async function SiteHeader({ country, Anchor, search = null, measure }: HeaderProps) {
  const [all, t, locale] = await Promise.all([
    getTranslations(),
    getTranslations('shell'),
    getLocale(),
  ]);
  const { name } = shop();
  const units = countedWords(all, locale, 'shell.cartUnits', { from: 1, to: maxUnits });
  return (
    <header className="border-line border-b bg-header text-on-header">
      <div className={`mx-auto w-full px-4 md:flex md:items-center md:gap-4 ${measure}`}>
        <div className="flex h-14 min-w-0 grow items-center gap-3">
          <Anchor
            href={country === null ? `/${locale}` : countryPath(locale, country)}
            aria-label={t('home', { shop: name })}
            className="me-auto flex min-h-11 min-w-0 items-center font-semibold text-lg tracking-tight"
          >
            <ShopMark />
          </Anchor>
          {country !== null && (
            <Anchor
              href={`/${locale}`}
              className="flex min-h-11 shrink-0 items-center gap-2 rounded-control px-2 text-sm hover:bg-header-hover"
            >
              <Flag country={country} />
              <span className="sr-only">{t('changeCountry')}: </span>
              <span className={`max-w-32 truncate ${isWideMark() ? 'max-sm:sr-only' : ''}`}>
                {countryName(country, locale)}
              </span>
            </Anchor>
          )}
          <Anchor
            href={`/${locale}/cart`}
            className="relative flex min-h-11 min-w-11 items-center justify-center gap-2.5 rounded-control px-2 text-sm hover:bg-header-hover"
          >
            <ShoppingCart className="size-5" />
            <span className="max-sm:sr-only">{t('cart')}</span>
            <CartCount words={units} />
          </Anchor>
          <Anchor
            href={`/${locale}/orders`}
            className="unframed flex min-h-11 min-w-11 items-center justify-center gap-2 rounded-control px-2 text-sm hover:bg-header-hover"
          >
            <ReceiptText className="size-5" />
            <span className="max-sm:sr-only">{t('orders')}</span>
          </Anchor>
        </div>
        {search !== null && <div className="shrink-0 pb-3 md:w-80 md:pb-0 lg:w-96">{search}</div>}
      </div>
    </header>
  );
}
