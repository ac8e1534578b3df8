import { useEffect, useId, useRef, useState } from 'react';
import { secondaryButton } from '@/components/ui/button';
import { Gift } from '@/components/ui/icons';
import { LocalTime } from '@/components/ui/local-time';
import { fill } from '@/lib/i18n/fill';
import { type GiftState, type LinkMade, maxGiftMessage } from '@/schemas/links';
import { MadeLink } from './made-link';
import type { OrderStrings } from './order-strings';
import { makeGift, takeGiftBack, useLinks } from './use-links';

type Props = {
  orderId: string;
  deliveryId: string;
  locale: string;
  strings: Pick<OrderStrings, 'gift' | 'links'>;
};

type Stage = 'idle' | 'writing' | 'asking' | 'failed' | 'late';

const quiet =
  'inline-flex min-h-11 cursor-pointer items-center gap-2 text-accent underline-offset-4 hover:underline';

/** What became of giving an item away, and the ways to change that. */
function useGift(orderId: string, deliveryId: string) {
  const { links, update } = useLinks(orderId, true);
  const [stage, setStage] = useState<Stage>('idle');
  const [made, setMade] = useState<LinkMade | null>(null);

  async function make(message: string) {
    if (stage === 'asking') return;
    setStage('asking');
    const link = await makeGift(orderId, deliveryId, message);
    if (link === null) return setStage('failed');
    if (link === 'opened') {
      setStage('late');
      await update();
      return;
    }
    setMade(link);
    setStage('idle');
    // Without asking again: were that to fail, the link would not be shown, and it is told only once.
    const { expiresAt } = link;
    const gift = { deliveryId, madeAt: Date.now(), openedAt: null, expiresAt };
    await update((before) => before && { ...before, gifts: [...before.gifts, gift] }, false);
  }

  async function takeBack() {
    const after = await takeGiftBack(orderId, deliveryId);
    if (after === null) return setStage('failed');
    setMade(null);
    setStage(after === 'opened' ? 'late' : 'idle');
    await (after === 'opened' ? update() : update(after, false));
  }

  const gift = links?.gifts.find((each) => each.deliveryId === deliveryId) ?? null;
  return { isKnown: links !== null, gift, made, stage, setStage, make, takeBack };
}

/** Gives one item of an order away, and tells what became of that. */
export function GiftLine({ orderId, deliveryId, locale, strings }: Props) {
  const { isKnown, gift, made, stage, setStage, make, takeBack } = useGift(orderId, deliveryId);
  if (!isKnown) return null;
  const { gift: words } = strings;
  const isOpen = stage === 'writing' || stage === 'asking' || stage === 'failed';
  return (
    <div className="scripted mt-4 border-line border-t pt-2 print:hidden">
      {gift === null && (
        <button
          type="button"
          onClick={() => setStage(isOpen ? 'idle' : 'writing')}
          aria-expanded={isOpen}
          className={quiet}
        >
          <Gift className="size-4" />
          {words.give}
        </button>
      )}
      {gift === null && isOpen && (
        <GiftForm isAsking={stage === 'asking'} onMake={make} strings={words} />
      )}
      {gift !== null && gift.openedAt === null && made !== null && (
        <ReadyGift token={made.token} strings={strings} />
      )}
      {gift !== null && (
        <GiftStateLine {...{ gift, locale }} onTakeBack={takeBack} strings={words} />
      )}
      <p aria-live="polite" className="mt-1 text-bad text-sm empty:hidden">
        {stage === 'failed' ? words.failed : stage === 'late' ? words.late : ''}
      </p>
    </div>
  );
}

/** The link of a gift that was just made. It takes the focus over from the form it comes in place of. */
function ReadyGift({ token, strings }: { token: string; strings: Props['strings'] }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <>
      <h4 ref={heading} tabIndex={-1} className="mt-2 font-semibold outline-none">
        {strings.gift.ready}
      </h4>
      <p className="text-muted text-sm">{strings.gift.send}</p>
      <MadeLink token={token} subject={strings.gift.subject} strings={strings.links} />
    </>
  );
}

/** What became of a gift; until it is opened it can be taken back. */
function GiftStateLine({
  gift,
  locale,
  onTakeBack,
  strings,
}: {
  gift: GiftState;
  locale: string;
  onTakeBack: () => void;
  strings: OrderStrings['gift'];
}) {
  const { openedAt, madeAt } = gift;
  return (
    <p className="mt-1 flex flex-wrap items-center gap-x-4 text-sm">
      <span className="flex min-h-11 items-center gap-2 text-muted">
        <Gift className="size-4 shrink-0" />
        {openedAt === null ? (
          <LocalTime at={madeAt} locale={locale} sentence={strings.made} />
        ) : (
          <LocalTime at={openedAt} locale={locale} sentence={strings.opened} />
        )}
      </span>
      {openedAt === null && (
        <button type="button" onClick={onTakeBack} className={quiet}>
          {strings.takeBack}
        </button>
      )}
    </p>
  );
}

function GiftForm({
  isAsking,
  onMake,
  strings,
}: {
  isAsking: boolean;
  onMake: (message: string) => void;
  strings: OrderStrings['gift'];
}) {
  const [message, setMessage] = useState('');
  const id = useId();
  return (
    <form
      className="mt-2"
      onSubmit={(event) => {
        event.preventDefault();
        onMake(message);
      }}
    >
      <p className="text-muted text-sm">{strings.hint}</p>
      <label htmlFor={id} className="mt-3 mb-1 block font-semibold">
        {strings.message}
      </label>
      <textarea
        id={id}
        rows={3}
        maxLength={maxGiftMessage}
        dir="auto"
        autoComplete="off"
        value={message}
        onChange={(event) => setMessage(event.target.value)}
        aria-describedby={`${id}-hint`}
        className="field"
      />
      <p id={`${id}-hint`} className="mt-1 text-muted text-sm">
        {fill(strings.messageHint, { most: maxGiftMessage })}
      </p>
      <button type="submit" aria-disabled={isAsking} className={`${secondaryButton} mt-3 mb-2`}>
        {strings.make}
      </button>
    </form>
  );
}
