import { useEffect, useRef } from 'react';
import type { Repair } from '@/lib/checkout/repairs';
import { fill } from '@/lib/i18n/fill';
import type { ToldProblem } from '@/schemas/checkout-answer';
import type { CheckoutStrings } from './checkout-strings';
import { problemText } from './problem-text';
import { type NamedLine, RepairButton } from './repair';

/** Problems as they were told, the lines they were told about, and what helps. */
export type Found = {
  problems: { problem: ToldProblem; lineId: string | null; repairs: Repair[] }[];
  /** Whether the buyer waits for them; those of a check by the way do not take the focus. */
  urgent: boolean;
  reference: string | null;
};

type Props = {
  found: Found;
  lines: readonly NamedLine[];
  shopHref: string;
  strings: CheckoutStrings;
  onRepair: (repair: Repair) => void;
};

/** Another way to pay is of no use for what cannot be bought, so that comes first. */
function byWeight(problems: Found['problems']): Found['problems'] {
  const isOfProduct = ({ field }: ToldProblem) => Number(field === 'line' || field === 'value');
  return problems.toSorted((a, b) => isOfProduct(b.problem) - isOfProduct(a.problem));
}

/** Everything that stands in the way, together; takes the focus when it was waited for. */
export function Problems({ found, lines, shopHref, strings, onRepair }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const { problems, urgent, reference } = found;
  useEffect(() => {
    if (found.urgent && found.problems.length > 0) box.current?.focus();
  }, [found]);
  if (problems.length === 0) return null;
  const isNamed = lines.length > 1;
  return (
    <div
      ref={box}
      role={urgent ? 'alert' : 'group'}
      tabIndex={-1}
      className="rounded-card border border-bad/40 bg-bad-soft p-4"
    >
      <h2 className="font-semibold">
        {problems.length === 1 ? strings.problemsTitle : strings.problemsTitleMany}
      </h2>
      <ul className="mt-2 space-y-4">
        {byWeight(problems).map(({ problem, lineId, repairs }) => {
          const name = isNamed ? lines.find(({ id }) => id === lineId)?.name : undefined;
          return (
            <li key={`${problem.code} ${problem.field} ${lineId}`}>
              {name !== undefined && (
                <p className="font-semibold">{fill(strings.about, { name })}</p>
              )}
              <p>{problemText(problem.code, strings)}</p>
              <div className="mt-2 flex flex-wrap items-center gap-x-3 gap-y-2">
                {repairs.map((repair) => (
                  <RepairButton
                    key={JSON.stringify(repair)}
                    repair={repair}
                    lines={lines}
                    shopHref={shopHref}
                    strings={strings}
                    onRepair={onRepair}
                  />
                ))}
              </div>
            </li>
          );
        })}
      </ul>
      {reference !== null && (
        <p className="mt-3 text-sm">{fill(strings.reference, { reference })}</p>
      )}
    </div>
  );
}
