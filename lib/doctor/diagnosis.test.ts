import { expect, it } from 'vitest';
import { forwardedHeader, peerHeader } from '../client-address';
import { diagnoseRequest } from './diagnosis';

it.each([
  ['127.0.0.1', '', 0, { address: '127.0.0.1', peer: 'loopback', forwardedEntries: 0 }],
  [
    '10.0.0.1',
    '203.0.113.77',
    1,
    { address: '203.0.113.77', peer: 'private', forwardedEntries: 1 },
  ],
  [
    '10.0.0.1',
    'x, 2001:db8::1',
    1,
    { address: '2001:db8::1', peer: 'private', forwardedEntries: 2 },
  ],
  ['198.51.100.1', ' , ', 1, { address: null, peer: 'public', forwardedEntries: 0 }],
  ['', '203.0.113.77', 2, { address: null, peer: null, forwardedEntries: 1 }],
])('from %j, forwarded for %j, with %d trusted proxies', (peer, forwarded, proxies, said) => {
  const headers = new Headers({ [peerHeader]: peer, [forwardedHeader]: forwarded });
  expect(diagnoseRequest(headers, proxies)).toEqual(said);
});
