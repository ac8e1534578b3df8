import { GiftCard } from '@/components/link/gift-card';
import { LinkCard } from '@/components/link/link-card';
import type { OpenStrings } from '@/components/link/open-strings';
import type { OrderStrings } from '@/components/order/order-strings';
import { Notice } from '@/components/ui/notice';
import { Pair, Specimen } from './parts';

/** What links lead to: an order, a gift, or nothing any more. */
export default function LinkStage({
  worksIn,
  locale,
  strings,
  delivery,
}: {
  worksIn: string;
  locale: string;
  strings: OpenStrings;
  delivery: OrderStrings['delivery'];
}) {
  const shared = { isOpening: false, onOpen: () => {}, locale, strings };
  return (
    <>
      <Pair>
        <Specimen name="A link to a gift">
          <LinkCard
            {...shared}
            found={{
              kind: 'gift',
              title: 'Northwind $25',
              country: 'US',
              message: 'Happy birthday, Marta!\nBuy yourself something nice.',
            }}
          />
        </Specimen>
        <Specimen name="A link to an order">
          <LinkCard {...shared} found={{ kind: 'order' }} />
        </Specimen>
        <Specimen name="A gift that was opened">
          <GiftCard
            giftId="theme"
            item={{
              id: 'gift',
              brandName: 'Northwind',
              label: '$25',
              country: 'US',
              deliveryType: 'by_email',
              beneficiary: null,
              hasCode: true,
              failed: false,
              revealedAt: null,
            }}
            worksIn={worksIn}
            locale={locale}
            strings={delivery}
          />
        </Specimen>
      </Pair>
      <Pair>
        {Object.entries(strings.gone).map(([why, words]) => (
          <Specimen key={why} name={`A link that does not open: ${why}`}>
            <Notice title={words.title}>
              <p>{words.text}</p>
            </Notice>
          </Specimen>
        ))}
      </Pair>
    </>
  );
}
