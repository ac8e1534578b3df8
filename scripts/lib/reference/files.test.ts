import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { referenceFiles } from './files';
import { replaceMarked } from './marked';

const root = fileURLToPath(new URL('../../..', import.meta.url));

it.each(referenceFiles(root))('$file says what the schemas say', ({ file, text }) => {
  const kept = readFileSync(path.join(root, file), 'utf8');
  expect(kept === text, `${file} is out of date: npm run reference writes it anew`).toBe(true);
});

it('leaves alone what stands outside the markers', () => {
  const marked = (text: string) =>
    `a\n<!-- x: written by npm run reference -->\n${text}<!-- /x -->\nb\n`;
  expect(replaceMarked(marked('old\n'), 'x', 'new')).toBe(marked('\nnew\n\n'));
});

it('refuses a document without its markers', () => {
  expect(() => replaceMarked('a', 'x', 'new')).toThrow('x are missing');
});
