import { useEffect, useId, useRef, useState } from 'react';
import { primaryButton, secondaryButton } from '@/components/ui/button';
import { LocalTime } from '@/components/ui/local-time';
import { type Reveal, revealSchema } from '@/schemas/reveal';
import type { OrderStrings } from './order-strings';
import { RevealedCode } from './revealed-code';

type Props = {
  /** Where below `/api` a POST shows the code, and has the shop remember that it did. */
  secretAt: string;
  title: string;
  worksIn: string | null;
  /** The code where it is to be shown at once. */
  initial: Reveal | null;
  onShown: (at: number) => void;
  onClose: () => void;
  locale: string;
  strings: OrderStrings['delivery'];
};

type Stage = 'asked' | 'fetching' | 'failed';

/** Has the shop show the code there; null when it could not, which costs nothing. */
export async function fetchCode(secretAt: string): Promise<Reveal | null> {
  try {
    const response = await fetch(`/api/${secretAt}`, { method: 'POST', cache: 'no-store' });
    const parsed = revealSchema.safeParse(await response.json());
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

/** Puts the reader, who pressed what has gone since, where the page goes on. */
function useFocus<E extends HTMLElement>() {
  const place = useRef<E>(null);
  useEffect(() => place.current?.focus(), []);
  return place;
}

/** Asks once more before a code is shown for the first time, shows it, and hides it again. */
export function CodeReveal({ secretAt, initial, onShown, onClose, ...shared }: Props) {
  const [secret, setSecret] = useState(initial);
  const [stage, setStage] = useState<Stage>('asked');

  async function show() {
    if (stage === 'fetching') return;
    setStage('fetching');
    const fetched = await fetchCode(secretAt);
    setStage(fetched === null ? 'failed' : 'asked');
    if (fetched === null) return;
    setSecret(fetched);
    onShown(fetched.revealedAt);
  }
  return secret === null ? (
    <Question stage={stage} onShow={show} onClose={onClose} strings={shared.strings} />
  ) : (
    <Shown secret={secret} onClose={onClose} {...shared} />
  );
}

function Question({
  stage,
  onShow,
  onClose,
  strings,
}: {
  stage: Stage;
  onShow: () => void;
  onClose: () => void;
  strings: OrderStrings['delivery'];
}) {
  const place = useFocus<HTMLElement>();
  const warning = useId();
  return (
    <section
      ref={place}
      tabIndex={-1}
      aria-label={strings.reveal}
      aria-describedby={warning}
      className="mt-4 rounded-control bg-attention-soft p-4"
    >
      <p id={warning}>{strings.revealWarning}</p>
      <p className="mt-3 flex flex-wrap gap-3">
        <button
          type="button"
          onClick={onShow}
          aria-disabled={stage === 'fetching'}
          className={primaryButton}
        >
          {strings.revealNow}
        </button>
        <button type="button" onClick={onClose} className={secondaryButton}>
          {strings.notNow}
        </button>
      </p>
      {stage === 'failed' && (
        <p role="alert" className="mt-3 text-bad">
          {strings.revealFailed}
        </p>
      )}
    </section>
  );
}

function Shown({
  secret,
  onClose,
  locale,
  ...shared
}: { secret: Reveal } & Pick<Props, 'title' | 'worksIn' | 'onClose' | 'locale' | 'strings'>) {
  const { strings } = shared;
  const place = useFocus<HTMLElement>();
  return (
    <section ref={place} tabIndex={-1} aria-label={shared.title}>
      <RevealedCode secret={secret} locale={locale} {...shared} />
      <div className="mt-4 flex flex-wrap items-center justify-between gap-2">
        <span className="text-muted text-sm">
          <LocalTime at={secret.revealedAt} locale={locale} sentence={strings.revealedAt} />
        </span>
        <button type="button" onClick={onClose} className={secondaryButton}>
          {strings.hide}
        </button>
      </div>
    </section>
  );
}
