'use client';

import { type ReactNode, useCallback, useRef, useState } from 'react';
import { useToken } from '@/components/link/use-token';
import { primaryButton, secondaryButton } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { maxUnits, unitsOf } from '@/lib/cart/cart';
import { currentCart, dispatchCart } from '@/lib/cart/cart-store';
import { takeOver } from '@/lib/cart/take-over';
import { fill } from '@/lib/i18n/fill';
import { newId } from '@/lib/new-id';
import type { HandedLine } from '@/schemas/handover';
import { openHandover } from './handover-calls';
import type { HandoverStrings } from './handover-strings';

type Stage =
  | { at: 'reading' | 'added' | 'gone' | 'incomplete' | 'failed' }
  | { at: 'full'; units: number };

type Props = { locale: string; strings: HandoverStrings };

/** Puts handed lines into this browser's cart; where that needs no word, the checkout is next. */
function putIn(lines: readonly HandedLine[]): Stage | 'checkout' {
  const wasEmpty = unitsOf(currentCart()) === 0;
  const { actions, leftOut } = takeOver(currentCart(), lines, newId);
  for (const action of actions) dispatchCart(action);
  if (leftOut > 0) return { at: 'full', units: leftOut };
  return wasEmpty ? 'checkout' : { at: 'added' };
}

/**
 * Takes the cart that a frame has handed over into the one of this browser, and goes on to the
 * checkout; where something was in it already, the buyer looks it over first.
 */
export function TakeOverCart({ locale, strings }: Props) {
  const token = useRef<string | null>(null);
  const [stage, setStage] = useState<Stage>({ at: 'reading' });

  const take = useCallback(
    async (given: string | null) => {
      token.current = given;
      if (given === null) return setStage({ at: 'incomplete' });
      setStage({ at: 'reading' });
      const opened = await openHandover(given);
      if (opened === null) return setStage({ at: 'failed' });
      if (opened.kind === 'gone') return setStage({ at: 'gone' });
      const next = putIn(opened.lines);
      if (next === 'checkout') location.replace(`/${locale}/checkout`);
      else setStage(next);
    },
    [locale],
  );
  useToken(take);

  const toCart = (
    <a href={`/${locale}/cart`} className={`${primaryButton} mt-4`}>
      {strings.seeCart}
    </a>
  );
  return (
    <div role="status">
      <Content
        stage={stage}
        strings={strings}
        toCart={toCart}
        onRetry={() => take(token.current)}
      />
    </div>
  );
}

function Content({
  stage,
  strings,
  toCart,
  onRetry,
}: {
  stage: Stage;
  strings: HandoverStrings;
  toCart: ReactNode;
  onRetry: () => void;
}) {
  switch (stage.at) {
    case 'reading':
      return <h1 className="scripted text-lg text-muted">{strings.reading}</h1>;
    case 'added':
      return (
        <Notice title={strings.added.title} heading="h1">
          <p>{strings.added.text}</p>
          {toCart}
        </Notice>
      );
    case 'full':
      return (
        <Notice title={strings.full.title} tone="attention" heading="h1">
          <p>{fill(strings.full.text, { max: maxUnits, units: stage.units })}</p>
          {toCart}
        </Notice>
      );
    case 'gone':
    case 'incomplete':
      return (
        <Notice title={strings[stage.at].title} heading="h1">
          <p>{strings[stage.at].text}</p>
          {toCart}
        </Notice>
      );
    case 'failed':
      return (
        <Notice title={strings.failed.title} tone="attention" heading="h1">
          <p>{strings.failed.text}</p>
          <button type="button" onClick={onRetry} className={`${secondaryButton} mt-4`}>
            {strings.retry}
          </button>
        </Notice>
      );
    default:
      return stage satisfies never;
  }
}
