import { type ReactNode, useState } from 'react';
import { secondaryButton } from '@/components/ui/button';
import { Qr } from '@/components/ui/qr';
import { useNow } from '@/components/ui/use-now';
import { fill } from '@/lib/i18n/fill';
import { deviceLinkMinutes, type LinkMade, type OrderLinks } from '@/schemas/links';
import type { QrPath } from '@/schemas/reveal';
import { MadeLink } from './made-link';
import type { OrderStrings } from './order-strings';
import { makeLink, takeAccessBack, useLinks } from './use-links';

type Strings = OrderStrings['links'];

type Props = { orderId: string; shopName: string; locale: string; strings: Strings };

/** Ways to have an order elsewhere too: on a device beside this one, or later by a link. */
export function KeepOrder({ orderId, shopName, locale, strings }: Props) {
  const [isOpen, setOpen] = useState(false);
  const { links, update } = useLinks(orderId, isOpen);
  // What was made before access was taken away is no good any more, so its parts begin anew.
  const [ended, setEnded] = useState(0);
  return (
    <details onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary className="fold">{strings.title}</summary>
      <div className="space-y-6 pb-5">
        <OtherDevice key={`device ${ended}`} orderId={orderId} strings={strings} />
        <Keeping
          key={`keep ${ended}`}
          {...{ orderId, locale, strings }}
          kept={links?.keep ?? null}
          subject={fill(strings.subject, { shop: shopName })}
          onMade={() => update()}
        />
        {links?.mayRevoke && (links.devices > 0 || links.keep !== null) && (
          <Access
            {...{ orderId, links, strings }}
            onRevoked={(after) => {
              setEnded((before) => before + 1);
              void update(after, false);
            }}
          />
        )}
      </div>
    </details>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section>
      <h3 className="font-semibold">{title}</h3>
      {children}
    </section>
  );
}

/** One button, and what came of pressing it, said where it stands. */
function Action({
  label,
  failure,
  act,
}: {
  label: string;
  failure: string;
  /** Says whether it worked. */
  act: () => Promise<boolean>;
}) {
  const [stage, setStage] = useState<'idle' | 'asking' | 'failed'>('idle');
  async function press() {
    if (stage === 'asking') return;
    setStage('asking');
    setStage((await act()) ? 'idle' : 'failed');
  }
  return (
    <div className="mt-3">
      <button
        type="button"
        onClick={press}
        aria-disabled={stage === 'asking'}
        className={`${secondaryButton} px-4 text-sm`}
      >
        {label}
      </button>
      <p aria-live="polite" className="mt-2 text-bad text-sm empty:hidden">
        {stage === 'failed' ? failure : ''}
      </p>
    </div>
  );
}

/** By this device's clock, which need not agree with the shop's. */
const deviceLinkMs = deviceLinkMinutes * 60_000;

function OtherDevice({ orderId, strings }: { orderId: string; strings: Strings }) {
  const [code, setCode] = useState<{ qr: QrPath; until: number } | null>(null);
  const now = useNow(code !== null)?.now ?? 0;
  const leftMs = code === null ? 0 : code.until - now;

  async function show() {
    const qr = (await makeLink(orderId, 'device'))?.qr ?? null;
    if (qr !== null) setCode({ qr, until: Date.now() + deviceLinkMs });
    return qr !== null;
  }
  return (
    <Part title={strings.device}>
      <p className="text-muted text-sm">{strings.deviceHint}</p>
      {code !== null && leftMs > 0 && (
        <figure className="mt-3">
          <Qr qr={code.qr} alt={strings.qrAlt} />
          <figcaption className="mt-2 text-center text-muted text-sm">
            {fill(strings.minutesLeft, { minutes: Math.ceil(leftMs / 60_000) })}
          </figcaption>
        </figure>
      )}
      {code !== null && leftMs <= 0 && <p className="mt-3 text-sm">{strings.codeOver}</p>}
      <Action
        label={code === null ? strings.showCode : strings.showAnother}
        failure={strings.failed}
        act={show}
      />
    </Part>
  );
}

function Keeping({
  orderId,
  locale,
  kept,
  subject,
  onMade,
  strings,
}: {
  orderId: string;
  locale: string;
  kept: OrderLinks['keep'];
  subject: string;
  onMade: () => void;
  strings: Strings;
}) {
  const [made, setMade] = useState<LinkMade | null>(null);
  const date = new Intl.DateTimeFormat(locale, { dateStyle: 'medium' });
  const time = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' });

  async function make() {
    const link = await makeLink(orderId, 'keep');
    if (link === null) return false;
    setMade(link);
    onMade();
    return true;
  }
  return (
    <Part title={strings.keep}>
      <p className="text-muted text-sm">{strings.keepHint}</p>
      <p className="mt-3 rounded-control bg-attention-soft px-3 py-2 text-sm">
        {strings.keepWarning}
      </p>
      {made !== null && <MadeLink token={made.token} subject={subject} strings={strings} />}
      {kept !== null && (
        <p className="mt-3 text-muted text-sm">
          {fill(strings.kept, {
            time: time.format(kept.madeAt),
            until: date.format(kept.expiresAt),
          })}{' '}
          {kept.openedAt !== null && fill(strings.keptOpened, { time: time.format(kept.openedAt) })}
        </p>
      )}
      <Action
        label={made === null && kept === null ? strings.makeKeep : strings.makeAnother}
        failure={strings.failed}
        act={make}
      />
    </Part>
  );
}

function Access({
  orderId,
  links,
  onRevoked,
  strings,
}: {
  orderId: string;
  links: OrderLinks;
  onRevoked: (after: OrderLinks) => void;
  strings: Strings;
}) {
  async function revoke() {
    const after = await takeAccessBack(orderId);
    if (after !== null) onRevoked(after);
    return after !== null;
  }
  return (
    <Part title={strings.access}>
      {links.devices > 0 && <p>{fill(strings.devices, { count: links.devices })}</p>}
      <p className="text-muted text-sm">{strings.revokeHint}</p>
      <Action label={strings.revoke} failure={strings.failed} act={revoke} />
    </Part>
  );
}
