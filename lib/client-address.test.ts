import { describe, expect, it } from 'vitest';
import { buyerAddress, forwardedHeader, peerHeader } from './client-address';

const headers = (forwarded: string | null, peer = '198.51.100.7') => {
  const made = new Headers({ [peerHeader]: peer });
  if (forwarded !== null) made.set(forwardedHeader, forwarded);
  return made;
};

describe('buyerAddress', () => {
  it.each([
    ['the peer, whatever was forwarded', '203.0.113.9', 0, '198.51.100.7'],
    ['the last hop behind one proxy', '6.6.6.6, 203.0.113.9', 1, '203.0.113.9'],
    ['the second hop behind two', '6.6.6.6, 203.0.113.9, 10.0.0.1', 2, '203.0.113.9'],
    ['an IPv6 hop', '2001:db8::1', 1, '2001:db8::1'],
    ['nothing from a short chain', '203.0.113.9', 2, null],
    ['nothing from rubbish', 'unknown', 1, null],
    ['nothing from an injected line', '203.0.113.9 evil', 1, null],
    ['nothing when the proxy sent nothing', null, 1, null],
  ] as const)('takes %s', (_name, forwarded, proxies, expected) => {
    expect(buyerAddress(headers(forwarded), proxies)).toBe(expected);
  });

  it('writes an IPv4 peer of a dual-stack socket plainly', () => {
    expect(buyerAddress(headers(null, '::ffff:198.51.100.7'), 0)).toBe('198.51.100.7');
  });
});
