import { useEffect, useRef } from 'react';
import { CircleHelp, ShieldCheck, TriangleAlert } from '@/components/ui/icons';
import { fill } from '@/lib/i18n/fill';
import type { Verification } from '@/schemas/verification';
import { momentInWords } from './moment';
import { ReceiptBody } from './receipt-body';
import type { CheckWords } from './receipt-words';

type Tone = { Icon: typeof ShieldCheck; card: string; title: string };

const good = { Icon: ShieldCheck, card: 'border-good/40 bg-good-soft', title: 'text-good' };
const bad = { Icon: TriangleAlert, card: 'border-bad/40 bg-bad-soft', title: 'text-bad' };
const open = {
  Icon: CircleHelp,
  card: 'border-attention/40 bg-attention-soft',
  title: 'text-text',
};

function toneOf(outcome: Verification['outcome']): Tone {
  switch (outcome) {
    case 'valid':
      return good;
    case 'changed':
    case 'forged':
      return bad;
    case 'unknown-key':
    case 'unsigned':
    case 'unreadable':
      return open;
    default:
      return outcome satisfies never;
  }
}

/** What a receipt turned out to be, and what that means; takes the focus, so that it is read out. */
export function CheckOutcome({
  found,
  locale,
  strings,
}: {
  found: Verification;
  locale: string;
  strings: CheckWords;
}) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const { Icon, card, title } = toneOf(found.outcome);
  const words = strings.check.outcomes[found.outcome];
  const receipt = 'receipt' in found ? found.receipt : null;
  return (
    <section className="mt-8">
      <div className={`flex gap-3 rounded-card border p-5 ${card}`}>
        <Icon className={`mt-0.5 size-6 shrink-0 ${title}`} />
        <div className="min-w-0">
          <h2 ref={heading} tabIndex={-1} className={`font-semibold text-lg outline-none ${title}`}>
            {words.title}
          </h2>
          <p className="mt-1">
            {fill(words.text, {
              shop: receipt?.shop.name ?? '',
              time: receipt === null ? '' : momentInWords(receipt.issuedAt, locale),
            })}
          </p>
        </div>
      </div>
      {receipt !== null && (
        <div className="mt-3 rounded-card border border-line bg-surface px-5 pb-5">
          <ReceiptBody
            receipt={receipt}
            locale={locale}
            words={strings}
            countryOf={(code) => code}
          />
        </div>
      )}
    </section>
  );
}
