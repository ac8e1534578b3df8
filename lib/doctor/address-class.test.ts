import { expect, it } from 'vitest';
import { addressClass } from './address-class';

it.each([
  ['127.0.0.1', 'loopback'],
  ['127.9.9.9', 'loopback'],
  ['::1', 'loopback'],
  ['::ffff:127.0.0.1', 'loopback'],
  ['10.0.0.8', 'private'],
  ['172.16.0.1', 'private'],
  ['172.31.255.255', 'private'],
  ['172.32.0.1', 'public'],
  ['192.168.1.1', 'private'],
  ['100.64.0.1', 'private'],
  ['100.128.0.1', 'public'],
  ['169.254.1.1', 'private'],
  ['::ffff:10.0.0.8', 'private'],
  ['fd00::1', 'private'],
  ['fe80::1%eth0', 'private'],
  ['0.0.0.0', 'private'],
  ['203.0.113.77', 'public'],
  ['2001:db8::1', 'public'],
  ['shop.example', null],
  ['', null],
])('%s is %s', (address, where) => {
  expect(addressClass(address)).toBe(where);
});
