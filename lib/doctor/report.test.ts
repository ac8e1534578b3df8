import { expect, it } from 'vitest';
import { isWell, notChecked, ok, type Section, warning, wrong } from './finding';
import { jsonReport, textReport } from './report';

const sections: Section[] = [
  { title: 'Settings', findings: [ok('settings', 'All can be read.')] },
  {
    title: 'Supplier',
    findings: [wrong('supplier', 'It is down.', 'Wait.'), notChecked('clock', 'Nobody was asked.')],
  },
  { title: 'Theme', findings: [warning('theme', 'It is pale.', 'Choose another.')] },
];

it('is a line for each check, its advice below it, and the sum of them', () => {
  expect(textReport(sections, false)).toBe(
    [
      'Settings',
      '  ok           All can be read.',
      '',
      'Supplier',
      '  WRONG        It is down.',
      '               → Wait.',
      '  not checked  Nobody was asked.',
      '',
      'Theme',
      '  warning      It is pale.',
      '               → Choose another.',
      '',
      '1 thing is wrong; 1 warning.',
      '',
    ].join('\n'),
  );
});

it('is coloured only when it is asked to be, and then says the same', () => {
  const escapes = new RegExp(`${String.fromCharCode(27)}\\[\\d+m`, 'g');
  const coloured = textReport(sections, true);
  expect(coloured.match(escapes)?.length).toBe(8);
  expect(coloured.replace(escapes, '')).toBe(textReport(sections, false));
});

it('is one object for programs', () => {
  expect(JSON.parse(jsonReport(sections))).toEqual({
    well: false,
    wrong: 1,
    warnings: 1,
    findings: [
      { section: 'Settings', check: 'settings', mark: 'ok', says: 'All can be read.' },
      {
        section: 'Supplier',
        check: 'supplier',
        mark: 'wrong',
        says: 'It is down.',
        advice: 'Wait.',
      },
      { section: 'Supplier', check: 'clock', mark: 'not-checked', says: 'Nobody was asked.' },
      {
        section: 'Theme',
        check: 'theme',
        mark: 'warning',
        says: 'It is pale.',
        advice: 'Choose another.',
      },
    ],
  });
});

it('is well with warnings, and with what was not checked', () => {
  expect(isWell(sections)).toBe(false);
  expect(isWell(sections.filter(({ title }) => title !== 'Supplier'))).toBe(true);
  expect(textReport([], false)).toBe('Nothing is wrong; no warnings.\n');
});
