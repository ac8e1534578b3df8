import { inject } from 'vitest';
import packageJson from '@/package.json' with { type: 'json' };
import { contractSettings } from '@/scripts/lib/contract-settings.mjs';
import { Wire } from './wire';

const settings = contractSettings(process.env);

/** True when the beliefs are held against a supplier that sells for money. */
export const isReal = settings.kind === 'real';

/** The countries whose catalogue is read. */
export const countries = settings.kind === 'real' ? [settings.country] : ['US', 'DE', 'BR'];

/** Where the list of countries is; null when nobody said. */
export const countriesUrl =
  settings.kind === 'real' ? settings.countriesUrl : '/api/available-countries';

/** The one connection of a run: files share it, and with it the pace and what was read. */
export const wire = new Wire({
  origin: inject('supplierOrigin'),
  real: isReal,
  partnerId: settings.kind === 'real' ? settings.partnerId : 'contract-tests',
  version: packageJson.version,
  clientIp: settings.kind === 'real' ? settings.clientIp : null,
});
