import 'server-only';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type * as z from 'zod';
import { type ShopConfig, shopConfigSchema } from '@/schemas/shop-config';
import { ConfigurationError, settings } from './env';
import { nearestOf } from './nearest';
import { processWide } from './process-wide';
import { faultSentence, type ThemeFault, themeFaults } from './theme/contrast';

/** What the fields of the object at a path are called, as far as the schema tells. */
function fieldsAt(path: readonly PropertyKey[]): string[] {
  let schema: unknown = shopConfigSchema;
  for (const name of path) schema = unwrapped(schema)?.[String(name)];
  return Object.keys(unwrapped(schema) ?? {});
}

/** The fields of an object schema, through defaults and the like; null for any other. */
function unwrapped(schema: unknown): Record<string, unknown> | null {
  if (typeof schema !== 'object' || schema === null) return null;
  if ('shape' in schema) return Object(schema.shape);
  return 'unwrap' in schema && typeof schema.unwrap === 'function'
    ? unwrapped(schema.unwrap())
    : null;
}

function sentencesOf(issue: z.core.$ZodIssue): string[] {
  const field = issue.path.join('.');
  if (issue.code !== 'unrecognized_keys') return [`${field || 'the file'}: ${issue.message}`];
  return issue.keys.map((key) => {
    const near = nearestOf(key, fieldsAt(issue.path));
    const advice = near === null ? '' : `; did you mean ${near}?`;
    return `${[...issue.path, key].join('.')}: there is no such field${advice}`;
  });
}

function inFile(path: string, sentences: readonly string[]): string[] {
  const ended = (sentence: string) => (/[.?]$/.test(sentence) ? sentence : `${sentence}.`);
  return sentences.map((sentence) => `SHOP_CONFIG: in ${path}, ${ended(sentence)}`);
}

function readJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(resolve(/* turbopackIgnore: true */ path), 'utf8'));
  } catch (cause) {
    const reason = cause instanceof SyntaxError ? 'is not valid JSON' : 'cannot be read';
    throw new ConfigurationError([`SHOP_CONFIG: the file ${path} ${reason}.`]);
  }
}

/**
 * Reads a white-label file, whatever can be seen of its theme.
 * @throws ConfigurationError with one sentence per mistake, naming the file and the field
 */
export function parseShopConfig(path: string): ShopConfig {
  const parsed = shopConfigSchema.safeParse(readJson(path));
  if (parsed.success) return parsed.data;
  throw new ConfigurationError(inFile(path, parsed.error.issues.flatMap(sentencesOf)));
}

/** What of a file's theme fails WCAG AA, a sentence for each fault. */
export function themeSentences(path: string, faults: readonly ThemeFault[]): string[] {
  return inFile(
    path,
    faults.map((fault) => `theme.${fault.field}: ${faultSentence(fault)}`),
  );
}

/**
 * Reads a white-label file.
 * @throws ConfigurationError as `parseShopConfig`; a theme that fails WCAG AA is a mistake as well
 */
export function readShopConfig(path: string): ShopConfig {
  const config = parseShopConfig(path);
  const faults = themeFaults(config.theme);
  if (faults.length > 0) throw new ConfigurationError(themeSentences(path, faults));
  return config;
}

const slot = processWide<{ config: ShopConfig | null }>('shop', () => ({ config: null }));

/** Replaces the configuration: at the start, and while a theme is being tried out. */
export function setShop(config: ShopConfig): void {
  slot().config = config;
}

/** The white-label configuration of this deployment, read once. */
export function shop(): ShopConfig {
  const known = slot();
  known.config ??= readShopConfig(settings().SHOP_CONFIG);
  return known.config;
}
