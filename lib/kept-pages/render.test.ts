import { describe, expect, it } from 'vitest';
import { isWhole } from './render';

const head = '<!DOCTYPE html><html><head><title>Gift cards</title></head>';
const page = `${head}<body><!--$--><p>42</p><!--/$--></body></html>`;
const data = '1:"$Sreact.fragment"\n0:{"b":"build"}\n2:["$","p",null,{}]\na:T5,E{"a"';

describe('a page', () => {
  it('is whole when it comes to its end, with all that describes it in its head', () => {
    expect(isWhole(page, 'page')).toBe(true);
  });

  it.each([
    ['breaks off', page.slice(0, -1)],
    ['has no end of its head', page.replace('</head>', '')],
    ['has its title further down', page.replace(head, '<html><head></head><title>a</title>')],
    ['has a part that failed', page.replace('<!--$-->', '<!--$!--><template></template>')],
    ['has a part that failed and says so', page.replace('<p>', '<p data-dgst="42">')],
  ])('is not when it %s', (_what, text) => {
    expect(isWhole(text, 'page')).toBe(false);
  });
});

describe('the data of a page', () => {
  it('is whole unless a part of it failed', () => {
    expect(isWhole(data, 'data')).toBe(true);
    expect(isWhole(`${data}\n1f:E{"digest":"42"}\n`, 'data')).toBe(false);
    expect(isWhole('0:E{"digest":"42"}\n', 'data')).toBe(false);
  });
});
