import { useState } from 'react';
import { primaryButton } from '@/components/ui/button';
import { LocalTime } from '@/components/ui/local-time';
import { fill } from '@/lib/i18n/fill';
import type { DeliverySnapshot, OrderState } from '@/schemas/order-snapshot';
import type { Reveal } from '@/schemas/reveal';
import type { OrderStrings } from './order-strings';
import type { RevealedCode } from './revealed-code';

type Props = {
  orderId: string;
  state: OrderState;
  delivery: DeliverySnapshot;
  worksIn: string | null;
  locale: string;
  strings: OrderStrings['delivery'];
};

/** One thing that was bought: what, for whom, and once delivered its code behind a button. */
export function DeliveryCard({ orderId, state, delivery, worksIn, locale, strings }: Props) {
  const [shown, setShown] = useState<{ secret: Reveal; Code: typeof RevealedCode } | null>(null);
  const [shownAt, setShownAt] = useState(delivery.revealedAt);
  const [stage, setStage] = useState<'hidden' | 'asking' | 'failed'>('hidden');

  async function reveal() {
    if (stage === 'asking') return;
    setStage('asking');
    // The way to show it first: a code that is fetched is a code that was shown.
    const loaded = await import('./revealed-code').catch(() => null);
    const secret = loaded && (await loaded.fetchCode(orderId, delivery.id));
    if (loaded === null || secret === null) {
      setStage('failed');
      return;
    }
    setShown({ secret, Code: loaded.RevealedCode });
    setShownAt(secret.revealedAt);
    setStage('hidden');
  }

  const beneficiary = delivery.beneficiary ?? '';
  return (
    <article className="rounded-card border border-line bg-surface p-4">
      <h3 className="font-semibold">
        {delivery.brandName ?? strings.unnamed} <bdi>{delivery.label}</bdi>
      </h3>
      {worksIn !== null && <p className="text-muted text-sm">{worksIn}</p>}
      {beneficiary !== '' && (
        <p className="text-muted text-sm">{fill(strings.for, { beneficiary })}</p>
      )}
      {delivery.failed && !delivery.hasCode && (
        <p className="mt-3 font-medium text-bad">{strings.failed}</p>
      )}
      {state === 'delivered' && !delivery.failed && !delivery.hasCode && (
        <p className="mt-3 font-medium text-good">
          {fill(delivery.deliveryType === 'by_email' ? strings.byEmail : strings.credited, {
            beneficiary: beneficiary || strings.theBeneficiary,
          })}
        </p>
      )}
      {delivery.hasCode && shown === null && (
        <div className="mt-4">
          <button
            type="button"
            onClick={reveal}
            aria-disabled={stage === 'asking'}
            className={`${primaryButton} scripted`}
          >
            {strings.reveal}
          </button>
          <p className="mt-2 text-muted text-sm">
            {shownAt === null ? (
              strings.revealHint
            ) : (
              <LocalTime at={shownAt} locale={locale} sentence={strings.revealedAt} />
            )}
          </p>
          {stage === 'failed' && (
            <p role="alert" className="mt-2 text-bad">
              {strings.revealFailed}
            </p>
          )}
        </div>
      )}
      {shown !== null && (
        <shown.Code
          title={[delivery.brandName ?? strings.unnamed, delivery.label].join(' ').trim()}
          worksIn={worksIn}
          secret={shown.secret}
          onHide={() => setShown(null)}
          locale={locale}
          strings={strings}
        />
      )}
    </article>
  );
}
