import 'server-only';
import type { ShopConfig } from '@/schemas/shop-config';
import { type Branding, loadBranding, setBranding } from './branding/branding';
import { ConfigurationError } from './env';
import { ownWordsFaults } from './i18n/own-words';
import { parseShopConfig, readShopConfig, setShop } from './shop';

async function attempt<T>(work: () => Promise<T>, sentences: string[]): Promise<T | null> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error;
    sentences.push(...error.sentences);
    return null;
  }
}

/** What becomes of a theme that fails WCAG AA: while it is being tried out, its author has to see it. */
export type FailingTheme = 'refused' | 'shown';

/**
 * Reads a white-label file with everything it names: files of the partner's, words of their own.
 * @throws ConfigurationError with one sentence per mistake, all of them at once
 */
export async function readWhiteLabel(
  path: string,
  failingTheme: FailingTheme,
): Promise<{ config: ShopConfig; branding: Branding }> {
  const config = failingTheme === 'shown' ? parseShopConfig(path) : readShopConfig(path);
  const sentences = (await ownWordsFaults(config.messages)).map(
    (fault) => `SHOP_CONFIG: in ${path}, ${fault}${fault.endsWith('?') ? '' : '.'}`,
  );
  const branding = await attempt(() => loadBranding(config, path), sentences);
  if (branding === null || sentences.length > 0) throw new ConfigurationError(sentences);
  return { config, branding };
}

/**
 * Makes a white-label file the one of this process.
 * @throws ConfigurationError as `readWhiteLabel`
 */
export async function startWhiteLabel(path: string, failingTheme: FailingTheme): Promise<void> {
  const { config, branding } = await readWhiteLabel(path, failingTheme);
  setShop(config);
  setBranding(branding);
}
