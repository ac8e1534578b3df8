import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { compileHint, hintScripts } from './compile-hints.mjs';

let dist = '';

const at = (name: string) => path.join(dist, 'static', 'chunks', name);

beforeEach(() => {
  dist = mkdtempSync(path.join(tmpdir(), 'refillery-hints-'));
  mkdirSync(at('pages'), { recursive: true });
});

afterEach(() => rmSync(dist, { recursive: true, force: true }));

it('stands before every script, in folders too, and before nothing else', () => {
  writeFileSync(at('a.js'), 'one()');
  writeFileSync(at('pages/b.js'), 'two()');
  writeFileSync(at('c.css'), 'body{}');
  writeFileSync(at('a.js.map'), '{}');
  hintScripts(dist);
  expect(readFileSync(at('a.js'), 'utf8')).toBe(`${compileHint}one()`);
  expect(readFileSync(at('pages/b.js'), 'utf8')).toBe(`${compileHint}two()`);
  expect(readFileSync(at('c.css'), 'utf8')).toBe('body{}');
  expect(readFileSync(at('a.js.map'), 'utf8')).toBe('{}');
});

it('stands there once, however often a file is kept for the next build', () => {
  writeFileSync(at('a.js'), 'one()');
  hintScripts(dist);
  hintScripts(dist);
  expect(readFileSync(at('a.js'), 'utf8')).toBe(`${compileHint}one()`);
});
