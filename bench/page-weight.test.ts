import { describe, expect, it } from 'vitest';
import { fieldValue, gzipBytes, kilobytes, pageAssets, styleFonts } from './page-weight.mjs';

const html = `<!DOCTYPE html><html><head>
<link rel="preload" href="/_next/mono.woff2" as="font" crossorigin=""/>
<link rel="stylesheet" href="/_next/a.css" data-precedence="next"/>
<link rel="preload" as="script" fetchPriority="low" href="/_next/main.js?a=1&amp;b=2"/>
<link rel="modulepreload" href="/_next/late.js"/><link rel="icon" href="/icon.svg"/>
<script src="/_next/main.js?a=1&amp;b=2" async=""></script>
<script src="/_next/polyfills.js" noModule=""></script>
</head><body><script>self.__next_f=[]</script>
<input type="radio" name="product" value="a&amp;b"/><input name="product" value="c"/></body></html>`;

describe('page assets', () => {
  it('finds every script once, without those of old browsers', () => {
    expect(pageAssets(html)).toEqual({
      scripts: ['/_next/main.js?a=1&b=2', '/_next/late.js'],
      styles: ['/_next/a.css'],
      fonts: ['/_next/mono.woff2'],
    });
  });

  it('leaves a preloaded polyfill out too', () => {
    const preloaded = `<link rel="preload" as="script" href="/_next/polyfills.js">${html}`;
    expect(pageAssets(preloaded).scripts).not.toContain('/_next/polyfills.js');
  });

  it('finds the fonts of a style sheet', () => {
    const face = (url: string) => `@font-face{src:url(${url})format("woff2")}`;
    expect(styleFonts(face('../media/a.woff2') + face('"/b.woff2"') + face('x.svg'))).toEqual([
      '../media/a.woff2',
      '/b.woff2',
    ]);
  });
});

it('reads the first field of a name', () => {
  expect(fieldValue(html, 'product')).toBe('a&b');
  expect(fieldValue(html, 'coin')).toBeUndefined();
});

it('measures gzipped bytes, and says them in thousands', () => {
  expect(gzipBytes('a'.repeat(100_000))).toBeLessThan(200);
  expect(kilobytes(154_960)).toBe('155.0');
});
