import { expect, it } from 'vitest';
import { cardLogo, jpgInstead, logoSet } from './logo-files';

it('a card has the small variant, and the large one on dense screens', () => {
  expect(cardLogo('https://cdn.example/x')).toEqual({
    src: 'https://cdn.example/x_300x190.webp',
    srcSet: 'https://cdn.example/x_500x318.webp 2x',
  });
});

it('a tile offers both by their widths', () => {
  expect(logoSet('/x', 'jpg')).toEqual({
    src: '/x_500x318.jpg',
    srcSet: '/x_300x190.jpg 300w, /x_500x318.jpg 500w',
  });
});

it.each([
  ['/webp/x_300x190.webp', '/webp/x_300x190.jpg'],
  ['/x_300x190.jpg', null],
  ['', null],
])('a failed %s is followed by %s', (src, next) => {
  expect(jpgInstead(src)).toBe(next);
});
