import { describe, expect, it } from 'vitest';
import { likelyOperators } from './operators';

const brand = (name: string, family = name) => ({ name, family });
const brands = [
  brand('Turkcell Credits', 'Turkcell'),
  brand('Turkcell Bundle', 'Turkcell'),
  brand('Türk Telekom Credits', 'Türk Telekom'),
  brand('Vodafone'),
  brand('T-Mobile'),
  brand('MTN Nigeria'),
  brand('Data Credits'),
];
const names = (carrier: string) => likelyOperators(carrier, brands).map(({ name }) => name);

describe('the operators of a number', () => {
  it.each([
    ['Turkcell', ['Turkcell Credits', 'Turkcell Bundle']],
    ['Turk Telekom', ['Türk Telekom Credits']],
    ['Vodafone Turkey', ['Vodafone']],
    ['T-Mobile', ['T-Mobile']],
    ['MTN', ['MTN Nigeria']],
    ['Claro', []],
    ['', []],
    ['—', []],
  ])('of %j are %j', (carrier, expected) => {
    expect(names(carrier)).toEqual(expected);
  });
});
