import { describe, expect, it } from 'vitest';
import { contractSettings } from './contract-settings.mjs';

const real = { CONTRACT_API_URL: 'https://api.example.com/ignored?path', PARTNER_ID: 'partner' };

describe('contractSettings', () => {
  it('asks the sandbox when no address is given, whatever else is set', () => {
    expect(contractSettings({})).toEqual({ kind: 'sandbox' });
    expect(contractSettings({ CONTRACT_API_URL: ' ', PARTNER_ID: 'p' })).toEqual({
      kind: 'sandbox',
    });
  });

  it('fills in what is left out', () => {
    expect(contractSettings(real)).toEqual({
      kind: 'real',
      origin: 'https://api.example.com',
      partnerId: 'partner',
      country: 'US',
      clientIp: null,
      countriesUrl: null,
    });
  });

  it('takes what is given', () => {
    const countries = 'https://www.example.com/api/available-countries';
    const all = {
      ...real,
      CONTRACT_COUNTRY: 'de',
      CONTRACT_CLIENT_IP: '2001:db8::1',
      CONTRACT_COUNTRIES_URL: countries,
    };
    expect(contractSettings(all)).toMatchObject({
      country: 'DE',
      clientIp: '2001:db8::1',
      countriesUrl: countries,
    });
  });

  it('carries no name and password out of the address', () => {
    const secret = { ...real, CONTRACT_API_URL: 'https://me:secret@api.example.com' };
    expect(JSON.stringify(contractSettings(secret))).not.toContain('secret');
  });

  it.each([
    ['CONTRACT_API_URL', 'api.example.com'],
    ['CONTRACT_API_URL', 'ftp://api.example.com'],
    ['PARTNER_ID', ''],
    ['CONTRACT_COUNTRY', 'USA'],
    ['CONTRACT_CLIENT_IP', 'localhost'],
    ['CONTRACT_COUNTRIES_URL', '/api/available-countries'],
  ])('refuses %s=%j in one sentence that names it', (name, value) => {
    expect(() => contractSettings({ ...real, [name]: value })).toThrow(
      new RegExp(`^${name} must be [^\\n]+\\.$`),
    );
  });
});
