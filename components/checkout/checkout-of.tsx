import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { SupplierTrouble } from '@/components/shell/supplier-trouble';
import { secondaryButton } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { coinsOnOffer } from '@/lib/catalogue/catalogue';
import { payableCoin } from '@/lib/catalogue/offer';
import { loadCheckout } from '@/lib/checkout/load';
import { brandPath } from '@/lib/paths';
import { currentSession } from '@/lib/session';
import { checkoutQuerySchema } from '@/schemas/checkout';
import { CheckoutView } from './checkout-view';

/** Who is about to pay goes before all who look around. */
async function buyer() {
  return { ...(await currentSession()), lane: 'checkout' as const };
}

/** The checkout of the cart, which the browser alone knows. */
export async function CheckoutOfCart({
  locale,
  coin,
}: {
  locale: string;
  coin: string | undefined;
}) {
  const coins = await coinsOnOffer(await buyer());
  if (!coins.ok) return <SupplierTrouble kind={coins.error.kind} />;
  return (
    <CheckoutView
      offer={null}
      coins={coins.data}
      coin={payableCoin(coins.data, coin)}
      locale={locale}
    />
  );
}

/** The checkout of one good, or why it cannot be ordered. */
export async function CheckoutOfGood({ locale, asked }: { locale: string; asked: unknown }) {
  const t = await getTranslations('checkout');
  const query = checkoutQuerySchema.safeParse(asked);
  const loaded = query.success ? await loadCheckout(await buyer(), query.data, locale) : null;
  if (loaded?.ok === false) return <SupplierTrouble kind={loaded.error.kind} />;
  const offer = loaded?.data ?? null;
  if (offer === null) {
    return (
      <Notice title={t('gone')} heading="h1">
        <p>{t('goneHint')}</p>
        <a href={`/${locale}`} className={`${secondaryButton} mt-4`}>
          {t('back')}
        </a>
      </Notice>
    );
  }
  if ('wrong' in offer) {
    const { brand, ...wish } = offer.wrong;
    redirect(`${brandPath(locale, brand)}?${new URLSearchParams(wish)}`);
  }
  return <CheckoutView offer={offer} coins={offer.coins} coin={offer.coin} locale={locale} />;
}
