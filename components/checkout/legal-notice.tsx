import { getTranslations } from 'next-intl/server';
import { legalLinks } from '@/lib/legal';
import { shop } from '@/lib/shop';

/** What a buyer should have read before they order; nothing where the partner gives nothing to read. */
export async function LegalNotice() {
  const t = await getTranslations();
  const pages = legalLinks(shop().legal).filter(({ page }) => page !== 'imprint');
  if (pages.length === 0) return null;
  return (
    <p className="mt-6 text-muted text-sm">
      {t('checkout.legal')}{' '}
      {pages.map(({ page, href }, index) => (
        <span key={page}>
          {index > 0 && ' · '}
          <a
            href={href}
            target="_blank"
            rel="noopener"
            className="inline-flex min-h-6 items-center underline underline-offset-4 hover:text-text"
          >
            {t(`shell.legal.${page}`)}
          </a>
        </span>
      ))}
    </p>
  );
}
