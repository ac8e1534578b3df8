import 'server-only';
import type { Result } from '@/schemas/result';
import { type Finding, ok, warning, wrong } from './finding';
import type { ProbeFault, TlsFacts } from './probe';

/** Whole days. A certificate that renews itself is renewed a month before its end. */
const daysLimits = { warning: 14, wrong: 3 };

/** What went wrong with a connection, as the end of a sentence that begins with whom it was to. */
export function faultWords(fault: ProbeFault): string {
  switch (fault.kind) {
    case 'no-such-name':
      return 'has a name that this machine cannot look up';
    case 'refused':
      return 'cannot be connected to';
    case 'no-answer':
      return 'does not answer in time';
    case 'certificate':
      return `shows a certificate that ${fault.reason}`;
    case 'broken':
      return 'breaks the connection off';
    default:
      return fault satisfies never;
  }
}

/** How long a certificate is good for. `whose` begins a sentence: "The supplier". */
export function judgeCertificate(
  check: string,
  whose: string,
  look: Result<TlsFacts, ProbeFault>,
  renew: string,
): Finding {
  if (!look.ok) return wrong(check, `${whose} ${faultWords(look.error)}.`, renew);
  const { daysLeft } = look.data;
  const days = daysLeft === 1 ? '1 day' : `${daysLeft} days`;
  const says = `${whose} has a certificate that is good for ${days}.`;
  if (daysLeft < daysLimits.wrong) return wrong(check, says, renew);
  return daysLeft < daysLimits.warning ? warning(check, says, renew) : ok(check, says);
}
