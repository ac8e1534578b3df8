import { getTranslations } from 'next-intl/server';
import type { CheckoutOffer } from '@/lib/checkout/load';
import { shop } from '@/lib/shop';
import type { Coin } from '@/schemas/catalogue';
import { CartCheckoutIsland } from './cart-checkout-island';
import { checkoutStrings } from './checkout-strings';
import { ExpressCheckout } from './express-checkout';
import { LegalNotice } from './legal-notice';
import { networkNotes } from './network-notes';

type Props = {
  /** The one good that is bought, or null for what is in the cart. */
  offer: CheckoutOffer | null;
  coins: Coin[];
  coin: string;
  locale: string;
};

/** The checkout's content: what is bought, and the form that orders it. */
export async function CheckoutView({ offer, coins, coin, locale }: Props) {
  const t = await getTranslations();
  const { identityCheck, support } = shop();
  const props = {
    coins,
    coin,
    locale,
    notes: networkNotes(coins, t),
    identityHref: identityCheck ?? null,
    supportHref: support ?? null,
    strings: checkoutStrings(t),
  };
  return (
    <>
      <h1 className="font-semibold text-3xl tracking-tight">{t('checkout.title')}</h1>
      <noscript>
        <p className="mt-5 rounded-card border border-attention/40 bg-attention-soft p-4">
          {offer === null ? t('cart.noScript') : t('checkout.noScript')}
        </p>
      </noscript>
      {offer !== null ? (
        <ExpressCheckout {...props} good={offer.good} item={offer.item} />
      ) : (
        <CartCheckoutIsland
          {...props}
          empty={{
            title: t('cart.empty'),
            hint: t('cart.emptyHint'),
            toShop: t('cart.toShop'),
            reading: t('cart.reading'),
          }}
        />
      )}
      <LegalNotice />
    </>
  );
}
