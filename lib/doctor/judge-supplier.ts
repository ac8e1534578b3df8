import 'server-only';
import type { Result } from '@/schemas/result';
import type { CheckUp } from '../cryptorefills/check-up';
import type { SupplierErrorKind } from '../cryptorefills/errors';
import { type Finding, notChecked, ok, warning, wrong } from './finding';
import { clockOffset, judgeClock } from './judge-clock';
import { faultWords, judgeCertificate } from './judge-connection';
import type { ProbeFault, TlsFacts } from './probe';

export type SupplierFacts =
  | { kind: 'sandbox' }
  /** Its name, or its TLS, kept it from being asked. */
  | { kind: 'not-reached'; fault: ProbeFault }
  | {
      kind: 'asked';
      /** Null for a supplier over plain http. */
      tls: TlsFacts | null;
      answer: Result<CheckUp, SupplierErrorKind>;
    };

/** A page waits for such an answer while nothing of it is in the cache. */
const slowMs = 3_000;

const writeToSupplier = 'If it stays so for an hour, write to the supplier.';

function judgeStatus({ status, coins, sentAt, receivedAt }: CheckUp): Finding {
  const ms = receivedAt - sentAt;
  if (status === 200 && coins !== null) {
    const says = `The supplier answers in ${ms} ms, and takes ${coins} coins.`;
    if (coins === 0) {
      return wrong('supplier', 'The supplier takes no coin now.', writeToSupplier);
    }
    const advice =
      'Pages that are not in the cache wait as long. See to this machine’s connection.';
    return ms > slowMs ? warning('supplier', says, advice) : ok('supplier', says);
  }
  if (status === 401) {
    const says = 'The supplier does not know your PARTNER_ID (401).';
    return wrong('supplier', says, 'Copy it once more from what the supplier gave you.');
  }
  if (status === 403) {
    const says = 'The supplier turns this machine away (403), as it does for minutes after bursts.';
    const advice =
      'Wait ten minutes. If it stays so, ask the supplier whether your PARTNER_ID and address are admitted.';
    return wrong('supplier', says, advice);
  }
  if (status === 429) {
    const says = 'The supplier has been asked too often (429).';
    const advice = 'Wait a few minutes; lower SUPPLIER_RATE if this machine has other shops.';
    return warning('supplier', says, advice);
  }
  if (status >= 500) {
    const says = `The supplier has a fault of its own (${status}).`;
    return wrong('supplier', says, `Wait: the shop lives on what it knows. ${writeToSupplier}`);
  }
  const says = `The supplier’s answer cannot be understood (${status}).`;
  return wrong('supplier', says, 'See that API_URL is https://api.cryptorefills.com.');
}

function judgeAnswer(answer: Result<CheckUp, SupplierErrorKind>): Finding[] {
  if (!answer.ok) {
    const says = `The supplier cannot be reached: ${
      answer.error === 'unreachable' ? 'no connection is made' : 'the connection breaks off'
    }.`;
    const advice = 'See that this machine may connect outwards, and that API_URL is right.';
    return [wrong('supplier', says, advice)];
  }
  const offsetMs = clockOffset(answer.data);
  const clock = offsetMs === null ? [] : [judgeClock({ source: 'supplier', offsetMs })];
  const { status, coins } = answer.data;
  const isAccepted = status === 200 && coins !== null;
  const partner = isAccepted
    ? [
        ok(
          'partner-id',
          'PARTNER_ID is accepted, as far as reading tells; only an order proves it.',
        ),
      ]
    : [];
  return [judgeStatus(answer.data), ...partner, ...clock];
}

/** What is to be said of the supplier, after one read at most. */
export function judgeSupplier(facts: SupplierFacts): Finding[] {
  switch (facts.kind) {
    case 'sandbox':
      return [notChecked('supplier', 'No supplier is asked: the shop has its own sandbox.')];
    case 'not-reached': {
      const says = `The supplier ${faultWords(facts.fault)}.`;
      return [wrong('supplier', says, 'See API_URL, and this machine’s DNS and firewall.')];
    }
    case 'asked': {
      const { tls, answer } = facts;
      const certificate =
        tls === null
          ? []
          : [
              judgeCertificate(
                'supplier-certificate',
                'The supplier',
                { ok: true, data: tls },
                'It is the supplier’s to renew: write to them.',
              ),
            ];
      return [...judgeAnswer(answer), ...certificate];
    }
    default:
      return facts satisfies never;
  }
}
