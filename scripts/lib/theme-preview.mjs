import { setTimeout as wait } from 'node:timers/promises';

// Blank rather than absent, for the reason that lib/shop-env.mjs gives.
const blank = ['API_URL', 'SITE_URL', 'DATABASE_URL', 'COUNTRIES_URL', 'SOLANA_RPC_URL'];

/**
 * An environment in which a theme is tried out: on the sandbox, whatever supplier, site or database
 * this machine is set up for.
 */
export function previewEnv(env) {
  return { ...env, ...Object.fromEntries(blank.map((name) => [name, ''])), THEME_PREVIEW: '1' };
}

const pauseMs = 250;

/**
 * Asks a page until it answers well.
 * @param {string} url
 * @param {AbortSignal} ended whoever should answer has ended
 * @returns {Promise<boolean>} false when that came first
 */
export async function untilAnswered(url, ended) {
  while (!ended.aborted) {
    const answer = await fetch(url, { signal: ended }).catch(() => null);
    if (answer?.ok) return true;
    await wait(pauseMs, undefined, { signal: ended }).catch(() => {});
  }
  return false;
}
