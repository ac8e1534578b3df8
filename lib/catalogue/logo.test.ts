import { beforeEach, describe, expect, it } from 'vitest';
import { setRuntime } from '../runtime';
import { logoSources } from './logo';

const sandbox = 'http://127.0.0.1:4712';
const inMode = (mode: 'sandbox' | 'real') =>
  setRuntime({ supplierOrigin: sandbox, mode, sessionSecrets: [] });

beforeEach(() => inMode('real'));

describe('logoSources', () => {
  it.each(['_300x190', '_500x318'] as const)('names both formats of the variant %s', (variant) => {
    expect(logoSources('https://cdn.example/logos/northwind', variant)).toEqual({
      webp: `https://cdn.example/logos/northwind${variant}.webp`,
      jpg: `https://cdn.example/logos/northwind${variant}.jpg`,
    });
  });

  it.each([
    null,
    '',
    'northwind',
    '//cdn.example/northwind',
    'http://cdn.example/northwind',
    'javascript:alert(1)',
    'data:image/png;base64,AAAA',
    `${sandbox}/logos_v2/northwind`,
  ])('finds none for %j', (base) => {
    expect(logoSources(base, '_300x190')).toBeNull();
  });

  it.each([
    [`${sandbox}/logos_v2/northwind`, '/sandbox/logos/northwind_300x190'],
    [`${sandbox}/logos_v2/a"b<c`, '/sandbox/logos/a%2522b%253Cc_300x190'],
    [`${sandbox}/..%2f..%2fapi`, '/sandbox/logos/..%252f..%252fapi_300x190'],
  ])('serves the sandbox’s %s through the shop', (base, path) => {
    inMode('sandbox');
    expect(logoSources(base, '_300x190')).toEqual({ webp: `${path}.webp`, jpg: `${path}.jpg` });
  });

  it('leaves other hosts alone in the sandbox', () => {
    inMode('sandbox');
    expect(logoSources('http://127.0.0.1:9/northwind', '_300x190')).toBeNull();
    expect(logoSources('https://cdn.example/northwind', '_300x190')?.jpg).toBe(
      'https://cdn.example/northwind_300x190.jpg',
    );
  });
});
