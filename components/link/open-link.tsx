'use client';

import { useCallback, useRef, useState } from 'react';
import { primaryButton, secondaryButton } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import type { Gone, LinkLook } from '@/schemas/links';
import { lookAt, open } from './link-calls';
import { LinkCard } from './link-card';
import type { OpenStrings } from './open-strings';
import { useToken } from './use-token';

type Stage =
  | { at: 'reading' }
  | { at: 'found' | 'opening'; found: Exclude<LinkLook, { kind: 'gone' }> }
  | { at: 'gone'; why: Gone['why'] }
  | { at: 'incomplete' | 'failed' | 'no-cookies' };

type Props = { locale: string; strings: OpenStrings };

/** Opens a link to an order, or to a gift, at a press. */
export function OpenLink({ locale, strings }: Props) {
  const token = useRef<string | null>(null);
  const [stage, setStage] = useState<Stage>({ at: 'reading' });

  const look = useCallback(async (given: string | null) => {
    token.current = given;
    if (given === null) return setStage({ at: 'incomplete' });
    setStage({ at: 'reading' });
    const found = await lookAt(given);
    // Another link has come meanwhile.
    if (token.current !== given) return;
    if (found === null) setStage({ at: 'failed' });
    else if (found.kind === 'gone') setStage({ at: 'gone', why: found.why });
    else setStage({ at: 'found', found });
  }, []);
  useToken(look);

  async function press() {
    if (stage.at !== 'found' || token.current === null) return;
    setStage({ at: 'opening', found: stage.found });
    const opened = await open(token.current);
    if (opened === null) setStage({ at: 'failed' });
    else if (opened === 'no-cookies') setStage({ at: opened });
    else if (opened.kind === 'gone') setStage({ at: 'gone', why: opened.why });
    else location.replace(`/${locale}${opened.path}`);
  }

  return (
    <>
      <Content {...{ stage, locale, strings }} onOpen={press} onRetry={() => look(token.current)} />
      <p role="status" className="sr-only">
        {titleOf(stage, strings)}
      </p>
    </>
  );
}

/** What a screen reader is told when the page has found out more. */
function titleOf(stage: Stage, strings: OpenStrings): string {
  switch (stage.at) {
    case 'reading':
      return strings.reading;
    case 'found':
    case 'opening':
      return stage.found.kind === 'order'
        ? strings.order
        : `${strings.giftFor}: ${stage.found.title || strings.unnamed}`;
    case 'gone':
      return strings.gone[stage.why].title;
    case 'incomplete':
      return strings.incomplete.title;
    case 'failed':
      return strings.failed.title;
    case 'no-cookies':
      return strings.noCookies.title;
    default:
      return stage satisfies never;
  }
}

function Content({
  stage,
  locale,
  strings,
  onOpen,
  onRetry,
}: Props & { stage: Stage; onOpen: () => void; onRetry: () => void }) {
  switch (stage.at) {
    case 'reading':
      return <h1 className="scripted text-lg text-muted">{strings.reading}</h1>;
    case 'found':
    case 'opening':
      return (
        <LinkCard
          {...{ locale, strings, onOpen }}
          found={stage.found}
          isOpening={stage.at === 'opening'}
        />
      );
    case 'gone':
      return (
        <Notice title={strings.gone[stage.why].title} heading="h1">
          <p>{strings.gone[stage.why].text}</p>
          <a href={`/${locale}/orders`} className={`${secondaryButton} mt-4`}>
            {strings.orders}
          </a>
        </Notice>
      );
    case 'incomplete':
      return (
        <Notice title={strings.incomplete.title} heading="h1">
          <p>{strings.incomplete.text}</p>
        </Notice>
      );
    case 'no-cookies':
      return (
        <Notice title={strings.noCookies.title} heading="h1">
          <p>{strings.noCookies.text}</p>
        </Notice>
      );
    case 'failed':
      return (
        <Notice title={strings.failed.title} tone="attention" heading="h1">
          <p>{strings.failed.text}</p>
          <button type="button" onClick={onRetry} className={`${primaryButton} mt-4`}>
            {strings.retry}
          </button>
        </Notice>
      );
    default:
      return stage satisfies never;
  }
}
