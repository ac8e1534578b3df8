import { beforeEach, describe, expect, it } from 'vitest';
import { setRuntime } from '../runtime';
import { logoStem } from './logo';

const sandbox = 'http://127.0.0.1:4712';
const inMode = (mode: 'sandbox' | 'real') =>
  setRuntime({ supplierOrigin: sandbox, mode, sessionSecrets: [], receiptKeys: [] });

beforeEach(() => inMode('real'));

describe('logoStem', () => {
  it('is the supplier’s address', () => {
    expect(logoStem('https://cdn.example/logos/northwind')).toBe(
      'https://cdn.example/logos/northwind',
    );
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
    expect(logoStem(base)).toBeNull();
  });

  it.each([
    [`${sandbox}/logos_v2/northwind`, '/sandbox/logos/northwind'],
    [`${sandbox}/logos_v2/a"b<c`, '/sandbox/logos/a%2522b%253Cc'],
    [`${sandbox}/..%2f..%2fapi`, '/sandbox/logos/..%252f..%252fapi'],
  ])('serves the sandbox’s %s through the shop', (base, path) => {
    inMode('sandbox');
    expect(logoStem(base)).toBe(path);
  });

  it('leaves other hosts alone in the sandbox', () => {
    inMode('sandbox');
    expect(logoStem('http://127.0.0.1:9/northwind')).toBeNull();
    expect(logoStem('https://cdn.example/northwind')).toBe('https://cdn.example/northwind');
  });
});
