import fc from 'fast-check';
import { expect, it } from 'vitest';
import { htmlText } from './html-text';

const decoded = (html: string) =>
  html.replace(/&(amp|lt|gt|quot|#x27);/g, (_, name: string) =>
    String({ amp: '&', lt: '<', gt: '>', quot: '"', '#x27': "'" }[name]),
  );

it('holds nothing that could end or begin anything, and reads back as it was', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme' }),
      fc.stringMatching(/^[&<>"';#x27a-z]*$/),
      (a, b) => {
        for (const text of [a, b, a + b]) {
          const html = htmlText(text);
          expect(html).not.toMatch(/[<>"']/);
          expect(html.replace(/&(amp|lt|gt|quot|#x27);/g, '')).not.toContain('&');
          expect(decoded(html)).toBe(text);
        }
      },
    ),
  );
});
