import 'server-only';
import { redact } from './redact';

/** Left out of every line, whatever they hold: shapes alone do not tell a PIN or a name. */
const hiddenNames =
  /^(?:e-?mail|phone|code|pin|token|address|authorization|cookie|set-cookie|password|secret|beneficiary|recipient)$/i;

/** What Next numbers its errors by: a hash, which would be taken for a phone number. */
const digest = /^\d{1,10}(?:@E\d{1,5})?$/;

function cleanValue(name: string, value: unknown): unknown {
  if (typeof value === 'string') {
    return name === 'digest' && digest.test(value) ? value : redact(value);
  }
  if (Array.isArray(value)) return value.map((entry) => cleanValue(name, entry));
  if (typeof value === 'object' && value !== null) return clean(value);
  return value;
}

/** The fields of a line as they may be written: every text redacted, telling names left out. */
export function clean(fields: object): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(fields).flatMap(([name, value]) =>
      value === undefined || hiddenNames.test(name) ? [] : [[name, cleanValue(name, value)]],
    ),
  );
}
