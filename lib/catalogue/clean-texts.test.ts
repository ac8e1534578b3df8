import { expect, it } from 'vitest';
import { cleanTexts } from './clean-texts';

const text = {
  locale: 'en',
  description: '<p>About</p><script>alert(1)</script>',
  howToRedeem: null,
  note: '<p><strong>#Tag</strong></p> <p>Mind this.</p>',
  terms: '<p> </p>',
  worksIn: null,
};

it('cleans what the supplier says of a brand, and leaves out what says nothing', () => {
  expect(cleanTexts(text)).toEqual({
    redeem: null,
    note: '<p>Mind this.</p>',
    terms: null,
    about: '<p>About</p>',
  });
  expect(cleanTexts({ ...text, note: '<p>#Tag</p>' }).note).toBeNull();
});

it('does so once for an answer', () => {
  expect(cleanTexts(text)).toBe(cleanTexts(text));
});
