import type { ReactNode } from 'react';
import { primaryButton } from '@/components/ui/button';
import { Gift, PackageOpen } from '@/components/ui/icons';
import { fill } from '@/lib/i18n/fill';
import type { LinkLook } from '@/schemas/links';
import type { OpenStrings } from './open-strings';

type Found = Exclude<LinkLook, { kind: 'gone' }>;

type Props = {
  found: Found;
  isOpening: boolean;
  onOpen: () => void;
  locale: string;
  strings: OpenStrings;
};

/** A country's name; the code itself for one that the browser has no name for. */
function countryIn(locale: string, code: string): string {
  try {
    return new Intl.DisplayNames(locale, { type: 'region' }).of(code.toUpperCase()) ?? code;
  } catch {
    return code;
  }
}

/** What a link would open, and the button that does: a program that reads mails presses none. */
export function LinkCard({ found, isOpening, onOpen, locale, strings }: Props) {
  switch (found.kind) {
    case 'order':
      return (
        <Card icon={<PackageOpen className="size-6" />}>
          <h1 className="font-semibold text-2xl tracking-tight">{strings.order}</h1>
          <p className="mt-2 text-muted">{strings.orderHint}</p>
          <OpenButton {...{ isOpening, onOpen }} label={strings.openOrder} />
        </Card>
      );
    case 'gift':
      return (
        <Card icon={<Gift className="size-6" />}>
          <p className="text-muted">{strings.giftFor}</p>
          <h1 className="font-semibold text-2xl tracking-tight">
            <bdi>{found.title || strings.unnamed}</bdi>
          </h1>
          {found.country !== null && (
            <p className="mt-1 text-muted">
              {fill(strings.worksIn, { country: countryIn(locale, found.country) })}
            </p>
          )}
          {found.message !== '' && (
            <blockquote
              aria-label={strings.message}
              dir="auto"
              className="mt-4 whitespace-pre-line rounded-control bg-sunken px-4 py-3 text-lg [overflow-wrap:anywhere]"
            >
              {found.message}
            </blockquote>
          )}
          <OpenButton {...{ isOpening, onOpen }} label={strings.openGift} />
          <p className="mt-3 text-muted text-sm">{strings.giftHint}</p>
        </Card>
      );
    default:
      return found satisfies never;
  }
}

function Card({ icon, children }: { icon: ReactNode; children: ReactNode }) {
  return (
    <section className="rounded-card border border-line bg-surface p-6 shadow-card">
      <span className="mb-4 inline-flex rounded-full bg-sunken p-3 text-accent">{icon}</span>
      {children}
    </section>
  );
}

function OpenButton({
  label,
  isOpening,
  onOpen,
}: {
  label: string;
  isOpening: boolean;
  onOpen: () => void;
}) {
  return (
    <button
      type="button"
      onClick={onOpen}
      aria-disabled={isOpening}
      className={`${primaryButton} mt-5 w-full`}
    >
      {label}
    </button>
  );
}
