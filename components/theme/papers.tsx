import { getTranslations } from 'next-intl/server';
import { GiftList } from '@/components/link/gift-list';
import { openStrings } from '@/components/link/open-strings';
import { orderStrings } from '@/components/order/order-strings';
import { NoReceipt } from '@/components/receipt/no-receipt';
import { ReceiptView } from '@/components/receipt/receipt-view';
import { receiptWords } from '@/components/receipt/receipt-words';
import { siteOrigin } from '@/lib/env';
import { countryName } from '@/lib/i18n/country-names';
import { shop } from '@/lib/shop';
import type { Receipt } from '@/schemas/receipt';
import { orderId, placedAt } from './order-fixtures';
import { Pair, Section, Specimen } from './parts';
import { CheckStage, LinkStage } from './stages';

const at = (minutes: number) => new Date(placedAt + minutes * 60_000).toISOString();

function receipt(): Receipt {
  return {
    version: 1,
    simulated: true,
    shop: { name: shop().name, origin: siteOrigin() },
    order: orderId,
    state: 'delivered',
    placedAt: at(0),
    paidAt: at(2),
    issuedAt: at(600),
    payment: { coin: 'USDC', network: 'Base', amount: '26.80', sent: '28.00', excess: '1.20' },
    refund: null,
    items: [
      { brand: 'Northwind', label: '$25', country: 'US', failed: false },
      { brand: 'Solveig Books', label: '$10', country: 'US', failed: true },
    ],
  };
}

/** What is kept and handed on: receipts, links and gifts. */
export async function Papers({ locale }: { locale: string }) {
  const t = await getTranslations();
  const gift = { id: 'theme', supplierId: '', deliveryId: 'gift', revealedAt: null };
  return (
    <>
      <Section id="receipts">
        <Specimen name="A receipt">
          <div className="max-w-xl">
            <ReceiptView receipt={receipt()} locale={locale} />
          </div>
        </Specimen>
        <Specimen name="An order without a receipt">
          <div className="max-w-xl">
            <NoReceipt orderId={orderId} locale={locale} />
          </div>
        </Specimen>
        <CheckStage
          receipt={receipt()}
          locale={locale}
          strings={{ ...receiptWords(t), check: t.raw('receiptCheck' as never) }}
        />
      </Section>
      <Section id="links">
        <LinkStage
          worksIn={t('product.worksIn', { country: countryName('US', locale) })}
          locale={locale}
          strings={openStrings(t)}
          delivery={orderStrings(t).delivery}
        />
        <Pair>
          <Specimen name="The list of gifts">
            <GiftList gifts={[{ ...gift, openedAt: placedAt }]} locale={locale} />
          </Specimen>
        </Pair>
      </Section>
    </>
  );
}
