import { SWRConfig } from 'swr';
import { OrderLive } from '@/components/order/order-live';
import type { OrderStrings } from '@/components/order/order-strings';
import type { PaymentParts } from '@/components/order/pay-panel';
import type { Situation } from '@/lib/order/view';
import { orderId, type Scene, scenes, updateOf } from './order-fixtures';
import { Specimen } from './parts';

type Props = {
  /** What the server has made for paying, by the situation in which that is shown. */
  parts: Partial<Record<Situation, PaymentParts>>;
  worksIn: Readonly<Record<string, string>>;
  support: { href: string; label: string };
  shopName: string;
  locale: string;
  strings: OrderStrings;
};

/** The order's page in every situation. */
export default function OrderStage({ parts, ...rest }: Props) {
  const partsOf = new Map(Object.entries(parts));
  return (
    <div className="grid items-start gap-x-8 gap-y-14 lg:grid-cols-2">
      {Object.entries(scenes).map(([situation, scene]) => (
        <Specimen key={situation} name={situation}>
          <OneOrder {...rest} scene={scene} parts={partsOf.get(situation) ?? null} />
        </Specimen>
      ))}
    </div>
  );
}

/** What the page would have heard of the order, where `useOrder` looks for it. */
const heardAt = `$sub$orders-info-stream-${orderId}`;

function OneOrder({
  scene,
  ...rest
}: Omit<Props, 'parts'> & { scene: Scene; parts: PaymentParts | null }) {
  return (
    <SWRConfig value={{ fallback: { [heardAt]: updateOf(scene) } }}>
      <OrderLive
        {...rest}
        orderId={orderId}
        initial={scene.order}
        homeHref={`/${rest.locale}`}
        sandbox={false}
      />
    </SWRConfig>
  );
}
