import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { ConfigurationError } from './env';
import { readStyleSheet } from './style-sheet';
import { styleSheetText } from './style-sheet-text';

let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'refillery-styles-'));
  vi.spyOn(process, 'cwd').mockReturnValue(folder);
});

afterEach(() => {
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true, force: true });
});

it('says what to do where a build has none, and keeps the one it has', () => {
  expect(readStyleSheet).toThrow(ConfigurationError);
  expect(readStyleSheet).toThrow(/style-sheet\.css: build the shop anew/);
  expect(styleSheetText()).toBeNull();
  mkdirSync(join(folder, '.next/static'), { recursive: true });
  writeFileSync(join(folder, '.next/static/style-sheet.css'), 'p{color:red}');
  readStyleSheet();
  expect(styleSheetText()).toBe('p{color:red}');
});
