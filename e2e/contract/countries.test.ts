import { describe, expect } from 'vitest';
import { countryCodes } from '@/schemas/country-codes';
import { wireAvailableCountries } from '@/schemas/wire/countries';
import { belief, difference, expectNone, holds, type Skip } from './support/belief';
import { read } from './support/bodies';
import { expectNothingDropped } from './support/read-by-shop';
import { countryList } from './support/shapes';
import { countries, countriesUrl } from './support/supplier';

async function readList(skip: Skip): Promise<unknown> {
  return countriesUrl === null ? skip('CONTRACT_COUNTRIES_URL is not set') : read(countriesUrl);
}

async function listed(skip: Skip): Promise<string[]> {
  return holds(countryList, await readList(skip)).countries.map(({ isoCode }) => isoCode);
}

describe('GET /api/available-countries', () => {
  belief('is a list of ISO codes and names', 'observed live', async (skip) => {
    expect((await listed(skip)).length).toBeGreaterThan(0);
  });

  belief('names a country once', 'reference', async (skip) => {
    const codes = await listed(skip);
    expect(new Set(codes).size).toBe(codes.length);
  });

  belief('has the countries asked about here', 'inferred', async (skip) => {
    const codes = await listed(skip);
    expectNone(
      'countries that are missing',
      countries.filter((code) => !codes.includes(code)),
    );
  });

  belief('is the list the shop was built with', 'reference', async (skip) => {
    expectNone('countries on one side only', difference(countryCodes, await listed(skip)));
  });

  belief('is read by the shop without loss', 'observed live', async (skip) => {
    const codes = await listed(skip);
    const parsed = wireAvailableCountries.parse(await readList(skip));
    expectNothingDropped(parsed);
    expect(parsed.items).toEqual(codes);
  });
});
