import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Json, jsonLdText } from './json-ld';

const anyText = fc.array(fc.nat({ max: 0xffff })).map((units) => String.fromCharCode(...units));
const hostile = fc.constantFrom('</script>', '<!--', '<script>', ']]>', '\u2028', '\u2029', '&lt;');
const anyJson = fc.letrec<{ value: Json }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    anyText,
    hostile,
    fc.double({ noNaN: true, noDefaultInfinity: true }).map((number) => number + 0),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('value')),
    fc.dictionary(fc.oneof(fc.string(), hostile), tie('value'), { noNullPrototype: true }),
  ),
})).value;

describe('jsonLdText', () => {
  it('holds nothing that HTML or a script would read, and parses to the same value', () => {
    fc.assert(
      fc.property(anyJson, (value) => {
        const text = jsonLdText(value);
        expect(text).not.toMatch(/[<>&\u2028\u2029]/);
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  it('keeps a brand from ending its element', () => {
    expect(jsonLdText({ name: '</script><script>alert(1)</script>' })).not.toContain('</');
  });
});
