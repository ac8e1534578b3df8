import { getTranslations } from 'next-intl/server';
import { OrderList } from '@/components/order/order-list';
import { orderStrings } from '@/components/order/order-strings';
import type { PaymentParts } from '@/components/order/pay-panel';
import { PaymentCodes } from '@/components/order/payment-codes';
import { PaymentHelp } from '@/components/order/payment-help';
import { ShownAddress } from '@/components/order/shown-address';
import { countryName } from '@/lib/i18n/country-names';
import type { PaymentOffer } from '@/lib/order/payment';
import { drawQr } from '@/lib/payment/qr';
import { shop } from '@/lib/shop';
import { address, placedAt, scenes } from './order-fixtures';
import { Section, Specimen } from './parts';
import { OrderStage, RecordStage, RevealStage } from './stages';

function offerOf(due: string, change: Partial<PaymentOffer>): PaymentOffer {
  const drawn = (['address', 'amount'] as const).flatMap((holds) => {
    const qr = drawQr(holds === 'address' ? address : `ethereum:${address}?value=${due}`);
    return qr === null ? [] : [{ holds, wallets: holds === 'amount' ? ['MetaMask'] : [], qr }];
  });
  return {
    payment: { coin: 'USDC', network: 'Base' },
    address,
    due,
    codes: drawn,
    href: null,
    transfer: null,
    caution: null,
    refused: false,
    restBelow: null,
    smallRest: false,
    ...change,
  };
}

function partsOf(offer: PaymentOffer, name: string): PaymentParts {
  return {
    address: offer.address,
    due: offer.due,
    transfer: null,
    shownAddress: <ShownAddress address={offer.address} />,
    codes: <PaymentCodes offer={offer} name={name} />,
    help: <PaymentHelp offer={offer} />,
    refused: offer.refused,
  };
}

/** The page of an order in every situation, its codes, and the list of orders. */
export async function Orders({ locale }: { locale: string }) {
  const t = await getTranslations();
  const { name, support } = shop();
  const worksIn = t('product.worksIn', { country: countryName('US', locale) });
  const strings = orderStrings(t);
  const activation = 'LPA:1$smdp.example.com$SIMULATED-0000-0000';
  return (
    <Section
      id="orders"
      about="The page of an order in every situation it can be in, with its connection in each state as well. Nobody can be paid here: the address is invented."
    >
      <OrderStage
        parts={{
          'awaiting-payment': partsOf(offerOf('26.80', {}), 'whole'),
          'partly-paid': partsOf(offerOf('16.80', { restBelow: '20' }), 'rest'),
          refused: partsOf(offerOf('26.80', { refused: true, codes: [] }), 'none'),
        }}
        worksIn={{ US: worksIn }}
        support={{ href: support ?? `/${locale}`, label: t('shell.support') }}
        shopName={name}
        locale={locale}
        strings={strings}
      />
      <RecordStage shopName={name} locale={locale} strings={strings} />
      <RevealStage
        activation={{ code: activation, qr: drawQr(activation) }}
        worksIn={worksIn}
        locale={locale}
        strings={strings.delivery}
      />
      <Specimen name="The list of orders">
        <div className="max-w-xl">
          <OrderList locale={locale} orders={listed()} />
        </div>
      </Specimen>
      <Specimen name="The list of orders, empty">
        <div className="max-w-xl">
          <OrderList locale={locale} orders={[]} />
        </div>
      </Specimen>
    </Section>
  );
}

function listed() {
  return Object.values(scenes).flatMap(({ order }, index) => {
    if (order === null || index % 4 !== 0) return [];
    const { state: lastState, coin, network } = order;
    const at = placedAt - index * 24 * 60 * 60_000;
    const stored = { supplierId: '', createdAt: at, lastStateAt: at, lastVersion: null };
    return [{ ...stored, id: `${order.id}${index}`, lastState, coin, network }];
  });
}
