import { getTranslations } from 'next-intl/server';
import { countryName } from '@/lib/i18n/country-names';
import { drawQr, qrContent } from '@/lib/payment/qr';
import { isSandbox } from '@/lib/runtime';
import { shop } from '@/lib/shop';
import type { OrderSnapshot } from '@/schemas/order-snapshot';
import { OrderLive } from './order-live';
import { orderStrings } from './order-strings';

/** The order page's content as the server knows it; the island takes over from there. */
export async function OrderView({
  orderId,
  snapshot,
  locale,
}: {
  orderId: string;
  snapshot: OrderSnapshot | null;
  locale: string;
}) {
  const t = await getTranslations();
  const countries = [...new Set(snapshot?.deliveries.map(({ country }) => country) ?? [])];
  const worksIn = countries.flatMap((code) =>
    code === null ? [] : [[code, t('product.worksIn', { country: countryName(code, locale) })]],
  );
  const { support } = shop();
  const address = snapshot?.address ?? null;
  const qr = address === null ? null : drawQr(qrContent(address));
  return (
    <>
      <OrderLive
        orderId={orderId}
        initial={snapshot}
        qr={address === null || qr === null ? null : { address, ...qr }}
        worksIn={Object.fromEntries(worksIn)}
        homeHref={`/${locale}`}
        support={support === undefined ? null : { href: support, label: t('shell.support') }}
        locale={locale}
        sandbox={isSandbox()}
        strings={orderStrings(t)}
      />
      <noscript>
        <p className="mt-6 rounded-card border border-line bg-surface p-4 text-muted">
          {t('order.noScript')}
        </p>
      </noscript>
    </>
  );
}
