import { isIP } from 'node:net';
import { Problem } from './problem.mjs';

/** The exit code of a start that cannot go on with these settings (EX_CONFIG). */
const wrongSettings = 78;

function webAddress(name, text) {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url !== undefined && /^https?:$/.test(url.protocol)) return url;
  throw new Problem(
    `${name} must be an address that begins with http:// or https://.`,
    wrongSettings,
  );
}

/**
 * Whom the contract tests ask: the sandbox, or the real supplier that `CONTRACT_API_URL` names.
 * @throws Problem with one sentence about the setting that is missing or wrong
 */
export function contractSettings(env) {
  const given = (name) => env[name]?.trim() || null;
  const api = given('CONTRACT_API_URL');
  if (api === null) return { kind: 'sandbox' };
  const { origin } = webAddress('CONTRACT_API_URL', api);

  const partnerId = given('PARTNER_ID');
  if (partnerId === null) {
    throw new Problem('PARTNER_ID must be set to ask a real supplier.', wrongSettings);
  }
  const country = (given('CONTRACT_COUNTRY') ?? 'US').toUpperCase();
  if (!/^[A-Z]{2}$/.test(country)) {
    throw new Problem('CONTRACT_COUNTRY must be a country code of two letters.', wrongSettings);
  }
  const clientIp = given('CONTRACT_CLIENT_IP');
  if (clientIp !== null && isIP(clientIp) === 0) {
    throw new Problem('CONTRACT_CLIENT_IP must be an IP address.', wrongSettings);
  }
  const countries = given('CONTRACT_COUNTRIES_URL');
  const countriesUrl =
    countries === null ? null : webAddress('CONTRACT_COUNTRIES_URL', countries).href;
  return { kind: 'real', origin, partnerId, country, clientIp, countriesUrl };
}
