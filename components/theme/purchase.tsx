import { getTranslations } from 'next-intl/server';
import { checkoutStrings } from '@/components/checkout/checkout-strings';
import { LegalNotice } from '@/components/checkout/legal-notice';
import { networkNotes } from '@/components/checkout/network-notes';
import { primaryButton } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { Section, Specimen } from './parts';
import { coins } from './shelf-fixtures';
import { CartStage, CheckoutStage } from './stages';

/** What is bought, from the cart to the order. */
export async function Purchase({ locale }: { locale: string }) {
  const t = await getTranslations();
  const strings = checkoutStrings(t);
  return (
    <>
      <Section id="cart">
        <CartStage strings={strings} />
        <Specimen name="Empty">
          <Notice title={t('cart.empty')}>
            <p>{t('cart.emptyHint')}</p>
            <a href={`/${locale}`} className={`${primaryButton} mt-4`}>
              {t('cart.toShop')}
            </a>
          </Notice>
        </Specimen>
      </Section>
      <Section id="checkout">
        <CheckoutStage notes={networkNotes(coins, t)} locale={locale} strings={strings} />
        <Specimen name="What a buyer should have read; nothing where the file names no such pages">
          <LegalNotice />
        </Specimen>
      </Section>
    </>
  );
}
