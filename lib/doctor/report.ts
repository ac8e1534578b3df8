import 'server-only';
import { type Finding, isWell, type Mark, type Section } from './finding';

const marks: Record<Mark, { word: string; colour: number }> = {
  ok: { word: 'ok', colour: 32 },
  warning: { word: 'warning', colour: 33 },
  wrong: { word: 'WRONG', colour: 31 },
  'not-checked': { word: 'not checked', colour: 2 },
};

const markWidth = Math.max(...Object.values(marks).map(({ word }) => word.length)) + 2;

function findingLines({ mark, says, advice }: Finding, coloured: boolean): string[] {
  const { word, colour } = marks[mark];
  const padded = word.padEnd(markWidth);
  const shown = coloured ? `\u001b[${colour}m${padded}\u001b[0m` : padded;
  return [
    `  ${shown}${says}`,
    ...(advice === undefined ? [] : [`  ${' '.repeat(markWidth)}→ ${advice}`]),
  ];
}

function counted(sections: readonly Section[], wanted: Mark): number {
  return sections.flatMap(({ findings }) => findings.filter(({ mark }) => mark === wanted)).length;
}

function conclusion(sections: readonly Section[]): string {
  const [wrongs, warnings] = [counted(sections, 'wrong'), counted(sections, 'warning')];
  const also = warnings === 1 ? '1 warning' : `${warnings} warnings`;
  if (wrongs === 0) return `Nothing is wrong; ${warnings === 0 ? 'no warnings' : also}.`;
  return `${wrongs === 1 ? '1 thing is' : `${wrongs} things are`} wrong; ${also}.`;
}

/** The findings for a person to read, and a line that sums them up. */
export function textReport(sections: readonly Section[], coloured: boolean): string {
  const parts = sections.map(({ title, findings }) =>
    [title, ...findings.flatMap((finding) => findingLines(finding, coloured))].join('\n'),
  );
  return `${[...parts, conclusion(sections)].join('\n\n')}\n`;
}

/** The findings for a program to read, one object with all of them in order. */
export function jsonReport(sections: readonly Section[]): string {
  const findings = sections.flatMap((section) =>
    section.findings.map((finding) => ({ section: section.title, ...finding })),
  );
  const [wrong, warnings] = [counted(sections, 'wrong'), counted(sections, 'warning')];
  return `${JSON.stringify({ well: isWell(sections), wrong, warnings, findings }, null, 2)}\n`;
}
