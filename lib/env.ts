import 'server-only';
import { type Settings, settingsSchema } from '@/schemas/settings';
import packageJson from '../package.json' with { type: 'json' };

/** A start that must not go on: each entry is one sentence that names a setting. */
export class ConfigurationError extends Error {
  constructor(readonly sentences: string[]) {
    super(sentences.join('\n'));
  }
}

/**
 * Reads settings out of an environment.
 * @throws ConfigurationError with one sentence per wrong or missing setting.
 */
export function parseSettings(environment: Record<string, string | undefined>): Settings {
  const given = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value.trim() !== ''),
  );
  const parsed = settingsSchema.safeParse(given);
  if (parsed.success) return parsed.data;
  throw new ConfigurationError(
    parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}.`),
  );
}

let cached: Settings | undefined;

/** The settings of this process, read once. */
export function settings(): Settings {
  cached ??= parseSettings(process.env);
  return cached;
}

/** What `X-Cr-Version` says: `APP_VERSION`, else the version of the package. */
export function appVersion(): string {
  return settings().APP_VERSION ?? packageJson.version;
}

/** The public origin of the shop. Never derived from a request, whose Host header anyone can write. */
export function siteOrigin(): string {
  return settings().SITE_URL ?? `http://localhost:${settings().PORT}`;
}

/** True under `next dev`. */
export function isDevelopment(): boolean {
  return process.env.NODE_ENV === 'development';
}
