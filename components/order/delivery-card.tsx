import { type ReactNode, useEffect, useRef, useState } from 'react';
import { primaryButton } from '@/components/ui/button';
import { LocalTime } from '@/components/ui/local-time';
import { fetchedLater } from '@/lib/fetched-later';
import { fill } from '@/lib/i18n/fill';
import type { DeliverySnapshot, OrderState } from '@/schemas/order-snapshot';
import type { Reveal } from '@/schemas/reveal';
import type { CodeReveal } from './code-reveal';
import type { OrderStrings } from './order-strings';

type Props = {
  /** Where below `/api` a POST shows its code. */
  secretAt: string;
  state: OrderState;
  delivery: DeliverySnapshot;
  worksIn: string | null;
  locale: string;
  strings: OrderStrings['delivery'];
  /** What can be done with it besides. */
  children?: ReactNode;
};

/** One thing that was bought: what, for whom, and once delivered its code behind a button. */
export function DeliveryCard(props: Props) {
  const { secretAt, state, delivery, worksIn, locale, strings } = props;
  const beneficiary = delivery.beneficiary ?? '';
  const title = [delivery.brandName ?? strings.unnamed, delivery.label].join(' ').trim();
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
      {delivery.hasCode && (
        <HiddenCode
          secretAt={secretAt}
          revealedAt={delivery.revealedAt}
          {...{ title, worksIn, locale, strings }}
        />
      )}
      {props.children}
    </article>
  );
}

/** What shows a code once it has been fetched, and the code where nothing is to be asked first. */
type Opened = { Reveal: typeof CodeReveal; secret: Reveal | null };

/**
 * A code behind a button. What shows it is fetched at the press, and before the code itself: a code
 * that is fetched is a code that was shown.
 */
function HiddenCode({
  secretAt,
  revealedAt,
  ...shared
}: {
  secretAt: string;
  revealedAt: number | null;
  title: string;
  worksIn: string | null;
} & Pick<Props, 'locale' | 'strings'>) {
  const { locale, strings } = shared;
  const [opened, setOpened] = useState<Opened | null>(null);
  const [shownAt, setShownAt] = useState(revealedAt);
  const [stage, setStage] = useState<'hidden' | 'asking' | 'failed'>('hidden');
  const button = useRef<HTMLButtonElement>(null);
  const wasOpen = useRef(false);
  useEffect(() => {
    // The reader's place was inside of what has gone.
    if (opened === null && wasOpen.current) button.current?.focus();
    wasOpen.current = opened !== null;
  }, [opened]);

  async function open() {
    if (stage === 'asking') return;
    setStage('asking');
    const loaded = await fetchedLater(() => import('./code-reveal'));
    // A code that was seen already needs no second warning.
    const secret = shownAt === null ? null : ((await loaded?.fetchCode(secretAt)) ?? null);
    const isThere = loaded !== null && (shownAt === null || secret !== null);
    setStage(isThere ? 'hidden' : 'failed');
    if (isThere) setOpened({ Reveal: loaded.CodeReveal, secret });
  }

  if (opened !== null) {
    return (
      <opened.Reveal
        {...shared}
        secretAt={secretAt}
        initial={opened.secret}
        onShown={setShownAt}
        onClose={() => setOpened(null)}
      />
    );
  }
  return (
    <div className="mt-4">
      <button
        ref={button}
        type="button"
        onClick={open}
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
  );
}
