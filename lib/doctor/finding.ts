import 'server-only';

/** `not-checked` is for what could not be looked at, through no fault that is known. */
export type Mark = 'ok' | 'warning' | 'wrong' | 'not-checked';

/**
 * What came of one check, in words for whoever runs the shop. `check` names it for programs; `advice`
 * says what to do. Neither ever holds a secret, a password or a Partner ID.
 */
export type Finding = { check: string; mark: Mark; says: string; advice?: string };

/** Findings about one thing. */
export type Section = { title: string; findings: Finding[] };

/** All is well. */
export function ok(check: string, says: string): Finding {
  return { check, mark: 'ok', says };
}

/** The shop works, but not as well, or not as safely, as it could. */
export function warning(check: string, says: string, advice: string): Finding {
  return { check, mark: 'warning', says, advice };
}

/** Buyers, or their money, will come to grief. */
export function wrong(check: string, says: string, advice: string): Finding {
  return { check, mark: 'wrong', says, advice };
}

/** Nothing can be said. */
export function notChecked(check: string, says: string, advice?: string): Finding {
  return { check, mark: 'not-checked', says, ...(advice !== undefined && { advice }) };
}

/** True when nothing is wrong; warnings and what was not checked do not count. */
export function isWell(sections: readonly Section[]): boolean {
  return sections.every(({ findings }) => findings.every(({ mark }) => mark !== 'wrong'));
}
