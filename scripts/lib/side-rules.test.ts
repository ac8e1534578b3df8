import { describe, expect, it } from 'vitest';
import { sideViolations } from './side-rules.mjs';
import { temporaryFolder } from './temporary-folder';

const violationsOf = (classes: string) =>
  sideViolations(
    temporaryFolder({ 'components/a.tsx': `const a = <p className="${classes}" />;\n` }),
  );

describe('a class that names a side of the screen', () => {
  it.each([
    'ml-2',
    '-mr-2',
    'sm:pl-4',
    'left-0',
    'text-right',
    'border-l',
    'rounded-tr-lg',
    'pr-[3px]',
  ])('%s is found', (name) => {
    expect(violationsOf(`flex ${name} grow`)).toHaveLength(1);
  });

  it.each([
    'ms-2',
    'pe-4',
    'start-0',
    'text-end',
    'border-line',
    'rounded-card',
    'mt-2',
    'place-self',
    'copyright-x',
  ])('%s is none', (name) => {
    expect(violationsOf(name)).toEqual([]);
  });

  it('is found in style sheets too, with its line', () => {
    const root = temporaryFolder({
      'app/a.css': 'p {\n  padding-left: 1px;\n  inset-inline: 0;\n}\n',
    });
    expect(sideViolations(root)).toEqual([
      'app/a.css:2: padding-left is a side of the screen, not of the text',
    ]);
  });
});
