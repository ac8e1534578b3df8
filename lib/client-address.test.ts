import { isIP } from 'node:net';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buyerAddress, forwardedHeader, networkOf, peerHeader } from './client-address';

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

describe('networkOf', () => {
  it.each([
    ['198.51.100.7', '198.51.100.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:0DB8:0001:0002::', '2001:db8:1:2::/64'],
    ['2001:db8::1:2:3:4:5', '2001:db8:0:1::/64'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['::', '0:0:0:0::/64'],
    ['64:ff9b::198.51.100.7', '64:ff9b:0:0::/64'],
    ['1:2:3:4:5:6:198.51.100.7', '1:2:3:4::/64'],
    ['::5:6:7:198.51.100.7', '0:0:0:5::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  ])('of %s is %s', (address, network) => {
    expect(networkOf(address)).toBe(network);
  });

  it('is that of the first four groups, however the address is written', () => {
    fc.assert(
      fc.property(fc.ipV6(), (address) => {
        fc.pre(isIP(address) === 6);
        // The URL parser knows the canonical spelling.
        const canonical = new URL(`http://[${address}]`).hostname.slice(1, -1);
        expect(networkOf(address)).toBe(networkOf(canonical));
        expect(isIP(networkOf(address).replace('/64', ''))).toBe(6);
      }),
    );
  });

  it('is one for all addresses of a connection', () => {
    const group = fc.integer({ min: 0, max: 0xffff }).map((number) => number.toString(16));
    const half = fc.array(group, { minLength: 4, maxLength: 4 }).map((groups) => groups.join(':'));
    fc.assert(
      fc.property(half, half, half, (room, one, other) => {
        expect(networkOf(`${room}:${one}`)).toBe(networkOf(`${room}:${other}`));
        expect(networkOf(`${room}:${one}`)).toBe(`${room}::/64`);
      }),
    );
  });
});
