import 'server-only';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { type ShopConfig, shopConfigSchema } from '@/schemas/shop-config';
import { ConfigurationError, settings } from './env';

/**
 * Reads a white-label file.
 * @throws ConfigurationError with one sentence per mistake, naming the file and the field.
 */
export function readShopConfig(path: string): ShopConfig {
  let body: unknown;
  try {
    body = JSON.parse(readFileSync(resolve(/* turbopackIgnore: true */ path), 'utf8'));
  } catch (cause) {
    const reason = cause instanceof SyntaxError ? 'is not valid JSON' : 'cannot be read';
    throw new ConfigurationError([`SHOP_CONFIG: the file ${path} ${reason}.`]);
  }
  const parsed = shopConfigSchema.safeParse(body);
  if (parsed.success) return parsed.data;
  throw new ConfigurationError(
    parsed.error.issues.map((issue) => {
      const field = issue.path.join('.') || 'the file';
      return `SHOP_CONFIG: in ${path}, ${field}: ${issue.message}.`;
    }),
  );
}

let cached: ShopConfig | undefined;

/** The white-label configuration of this deployment, read once. */
export function shop(): ShopConfig {
  cached ??= readShopConfig(settings().SHOP_CONFIG);
  return cached;
}
