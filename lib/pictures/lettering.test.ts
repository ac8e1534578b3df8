import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutLine, firstWritable, fitLines, lineSvg, lineWidth } from './lettering';

describe('firstWritable', () => {
  it.each([
    ['Türkiye, İstanbul, Iğdır, Şırnak'],
    ['Việt Nam: nạp tiền, thẻ quà tặng'],
    ['Łódź, Žilina, Győr, Ærø, Tromsø, Århus'],
    ['Ñandú ¿qué? ¡sí! ção œuvre Straße'],
    ['Tiffany & Co.™ ®, A$5–€10'],
  ])('writes %s', (text) => {
    expect(firstWritable(text)).toBe(text.normalize('NFC'));
  });

  it.each(['微信', 'भारत', 'Яндекс', 'مصر', '🎮', '', ' \n', 'Steam\u0000'])(
    'does not write %j, not even in part',
    (text) => {
      expect(firstWritable(text)).toBeNull();
      expect(firstWritable(text, 'China')).toBe('China');
    },
  );

  it('composes letters and joins spaces', () => {
    expect(firstWritable('  Cafe\u0301 \t Luna ')).toBe('Café Luna');
  });
});

const anyText = fc.oneof(
  fc.string(),
  fc.array(fc.nat({ max: 0xffff })).map((units) => String.fromCharCode(...units)),
);

describe('a line', () => {
  it('is outlines alone: nothing of the text stands in it', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const svg = lineSvg(text, { x: 0, baseline: 0, size: 40 });
        const outline = /<path transform="translate\([\d.-]+ 0\)" d="[a-zA-Z\d .-]+"\/>/g;
        expect(svg.replace(outline, '')).toBe('<g transform="translate(0 0) scale(0.04000)"></g>');
      }),
    );
  });

  it.each(['__proto__', 'constructor', 'toString'])('survives %s', (text) => {
    expect(lineWidth(text, 40)).toBeGreaterThan(40);
  });

  it('is cut with an ellipsis, and not after a comma', () => {
    expect(cutLine('Short', 40, 1000)).toBe('Short');
    const cut = cutLine('One, two, three', 40, lineWidth('One, two,…', 40));
    expect(cut).toBe('One, two…');
  });
});

describe('fitLines', () => {
  const steps = [
    { size: 100, most: 1 },
    { size: 50, most: 2 },
  ] as const;

  it('takes the largest letters that fit', () => {
    expect(fitLines('Steam', 1000, steps)).toEqual({ size: 100, lines: ['Steam'] });
    const two = fitLines('A name of a shop that takes two lines to write', 1000, steps);
    expect(two.size).toBe(50);
    expect(two.lines).toHaveLength(2);
  });

  it('never runs over its width or its lines', () => {
    const letters = fc.string({ unit: fc.constantFrom(...'aWi. Ấ,'), maxLength: 300 });
    fc.assert(
      fc.property(letters, (text) => {
        const { size, lines } = fitLines(text, 600, steps);
        expect(lines.length).toBeLessThanOrEqual(size === 100 ? 1 : 2);
        for (const line of lines) expect(lineWidth(line, size)).toBeLessThanOrEqual(600);
      }),
    );
  });
});
