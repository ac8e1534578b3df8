import { expect, it } from 'vitest';
import { cleanTexts } from './clean-texts';

const text = {
  locale: 'en',
  description: '<p>About</p><script>alert(1)</script>',
  howToRedeem: null,
  note: '<p><strong>#Tag</strong></p> <p>Mind this.</p>',
  terms: '<p> </p>',
  plainTerms: null,
  worksIn: null,
  redeemIn: [],
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

it('takes the plain terms where there are no others, as text and nothing else', () => {
  const plainTerms =
    'Not for resale.\r\nNo <b>cash</b> & no\nrefunds.\n \n<img src=x onerror=alert(1)>\n';
  const terms =
    '<p>Not for resale.<br />No &lt;b&gt;cash&lt;/b&gt; &amp; no<br />refunds.</p>' +
    '<p>&lt;img src=x onerror=alert(1)&gt;</p>';
  for (const none of [null, ' ', '<p> </p>', '<script>x</script>']) {
    expect(cleanTexts({ ...text, terms: none, plainTerms }).terms).toBe(terms);
  }
  expect(cleanTexts({ ...text, terms: '<p>Rich.</p>', plainTerms }).terms).toBe('<p>Rich.</p>');
  expect(cleanTexts({ ...text, plainTerms: ' \n ' }).terms).toBeNull();
});

it('does so once for an answer', () => {
  expect(cleanTexts(text)).toBe(cleanTexts(text));
});
