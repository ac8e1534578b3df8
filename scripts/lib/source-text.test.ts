import { describe, expect, it } from 'vitest';
import { importsOf, lineAt, splitSource } from './source-text.mjs';

const squeeze = (text: string) => text.replace(/\s+/g, ' ').trim();

describe('splitSource', () => {
  it('keeps every line and column', () => {
    const text = `const a = 'b'; // c\n/* d\n */ const e = \`f\${g}h\`;\n`;
    for (const part of Object.values(splitSource(text))) {
      expect(part).toHaveLength(text.length);
      expect(part.split('\n').map((line: string) => line.length)).toEqual(
        text.split('\n').map((line) => line.length),
      );
    }
  });

  it.each([
    ['line comments', "a; // 'b'", 'a;', ''],
    ['block comments', "a /* 'b' */ + c", 'a + c', ''],
    ['strings', `a('b', "c");`, 'a( , );', 'b c'],
    ['comment signs in strings', "a('//b') + c", 'a( ) + c', '//b'],
    ['escaped quotes', "a('b\\'c') + d", 'a( ) + d', "b\\'c"],
    ['templates', `a(\`b \${c(\`d\`)} e\`) + f`, 'a( c( ) ) + f', 'b d e'],
    ['braces within templates', `a(\`\${{ b: 1 }.b} c\`) + d`, 'a( { b: 1 }.b ) + d', 'c'],
    ['regular expressions', 'a.replace(/[\'"`]/g, b)', 'a.replace( , b)', ''],
    ['a slash in a class', "if (/[/'].b/.test(a)) b('c')", 'if ( .test(a)) b( )', 'c'],
    ['divisions', "a / b / c + 'd'", 'a / b / c +', 'd'],
    ['closing tags', "<b>x</b> + 'd'", '<b>x</b> +', 'd'],
  ])('tells %s apart', (_, text, bare, quoted) => {
    const parts = splitSource(text);
    expect(squeeze(parts.bare)).toBe(bare);
    expect(
      squeeze(parts.quoted.replace(/['"`]/g, (q, at) => (text[at - 1] === '\\' ? q : ' '))),
    ).toBe(quoted);
  });

  it("does not let prose's apostrophe swallow what follows its line", () => {
    const { bare } = splitSource("<p>Don't</p>\nfetch('/x')");
    expect(bare).toContain('fetch(');
  });
});

describe('importsOf', () => {
  const found = (text: string) =>
    importsOf(splitSource(text), text).map(
      ({ specifier, typeOnly, line }) => `${line} ${specifier}${typeOnly ? ' type' : ''}`,
    );

  it('finds imports of every form, with their lines', () => {
    const text = [
      "import a from 'a';",
      "import { b,\n  type c } from 'b';",
      "import * as d from 'd';",
      "import 'e';",
      "export * from 'f';",
      "export { g } from 'g';",
      "const h = await import('h');",
      "import data from '../i.json' with { type: 'json' };",
    ].join('\n');
    expect(found(text)).toEqual(
      expect.arrayContaining(['1 a', '2 b', '4 d', '5 e', '6 f', '7 g', '8 h', '9 ../i.json']),
    );
    expect(found(text)).toHaveLength(8);
  });

  it('tells imports of types', () => {
    expect(found("import type { a } from 'a';")).toEqual(['1 a type']);
    expect(found("import { type a, type b } from 'a';")).toEqual(['1 a type']);
    expect(found("export type { a } from 'a';")).toEqual(['1 a type']);
    expect(found("import { type a, b } from 'a';")).toEqual(['1 a']);
  });

  it('finds none in comments and strings', () => {
    expect(found("// import a from 'a';\nconst b = `import c from 'c';`;")).toEqual([]);
  });
});

it('counts lines from one', () => {
  expect(lineAt('a\nb\nc', 0)).toBe(1);
  expect(lineAt('a\nb\nc', 4)).toBe(3);
});
