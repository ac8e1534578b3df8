import type { ReactNode } from 'react';
import { SWRConfig, unstable_serialize } from 'swr';
import { GiftLine } from '@/components/order/gift-line';
import { OrderRecord } from '@/components/order/order-record';
import type { OrderStrings } from '@/components/order/order-strings';
import { orderView } from '@/lib/order/view';
import type { OrderLinks } from '@/schemas/links';
import { linksWith, orderId, scenes, updateOf } from './order-fixtures';
import { Pair, Specimen } from './parts';

type Props = { shopName: string; locale: string; strings: OrderStrings };

/** What stands below an order once its page is alive, and what becomes of giving a card away. */
export default function RecordStage({ shopName, locale, strings }: Props) {
  const scene = scenes.delivered;
  const { order } = scene;
  if (order === null) return null;
  return (
    <Pair>
      <Specimen name="What there is to read and to keep of an order">
        <OrderRecord
          order={order}
          view={orderView(order, 0, updateOf(scene))}
          {...{ shopName, locale, strings }}
        />
      </Specimen>
      <Specimen name="A card that may be given away, and one that was">
        {(['none', 'given'] as const).map((gift) => (
          <Known key={gift} links={linksWith(gift)}>
            <GiftLine {...{ orderId, locale, strings }} deliveryId="delivery-card" />
          </Known>
        ))}
      </Specimen>
    </Pair>
  );
}

function Known({ links, children }: { links: OrderLinks; children: ReactNode }) {
  const fallback = { [unstable_serialize(['links', orderId])]: links };
  return <SWRConfig value={{ fallback }}>{children}</SWRConfig>;
}
