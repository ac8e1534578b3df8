import { CheckOutcome } from '@/components/receipt/check-outcome';
import type { CheckWords } from '@/components/receipt/receipt-words';
import type { Receipt } from '@/schemas/receipt';
import type { Verification } from '@/schemas/verification';
import { Pair, Specimen } from './parts';

type Outcomes = { [Outcome in Verification['outcome']]: Verification & { outcome: Outcome } };

/** What a text can turn out to be, when it is checked whether it is a receipt. */
export default function CheckStage({
  receipt,
  locale,
  strings,
}: {
  receipt: Receipt;
  locale: string;
  strings: CheckWords;
}) {
  const outcomes: Outcomes = {
    valid: { outcome: 'valid', receipt },
    changed: { outcome: 'changed', receipt },
    forged: { outcome: 'forged' },
    'unknown-key': { outcome: 'unknown-key' },
    unsigned: { outcome: 'unsigned' },
    unreadable: { outcome: 'unreadable' },
  };
  return (
    <Pair>
      {Object.values(outcomes).map((found) => (
        <Specimen key={found.outcome} name={`A receipt that is checked: ${found.outcome}`}>
          <CheckOutcome {...{ found, locale, strings }} />
        </Specimen>
      ))}
    </Pair>
  );
}
