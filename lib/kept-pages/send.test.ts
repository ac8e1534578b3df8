import { expect, it } from 'vitest';
import { takesGzip } from './send';

it.each([
  ['gzip, deflate, br, zstd', true],
  ['br;q=1.0, GZIP ; q=0.5', true],
  ['gzip;q=0.001', true],
  ['gzip', true],
  ['', false],
  ['identity', false],
  ['br', false],
  ['gzip;q=0, br', false],
  ['gzip; q=0.000', false],
  ['gzip;q=often', false],
  ['x-gzipped', false],
])('a client that accepts "%s" is sent gzip: %s', (accepted, isSent) => {
  expect(takesGzip(accepted)).toBe(isSent);
});
