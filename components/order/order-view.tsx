import { getTranslations } from 'next-intl/server';
import { countryName } from '@/lib/i18n/country-names';
import { drawQr, qrContent } from '@/lib/payment/qr';
import { isSandbox } from '@/lib/runtime';
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
  const address = snapshot?.address ?? null;
  return (
    <>
      <OrderLive
        orderId={orderId}
        initial={snapshot}
        qr={address === null ? null : { address, ...drawQr(qrContent(address)) }}
        worksIn={Object.fromEntries(worksIn)}
        homeHref={`/${locale}`}
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
