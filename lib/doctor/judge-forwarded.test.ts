import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AddressClass, Diagnosis } from '@/schemas/doctor';
import { forwardedHeader, peerHeader } from '../client-address';
import { diagnoseRequest } from './diagnosis';
import { forgedChains, judgeForwarded, proxiesSeen } from './judge-forwarded';

/** What a proxy makes of the header it is sent, given whom the request comes from. */
type Proxy = (header: string, from: string) => string;

const append: Proxy = (header, from) => (header === '' ? from : `${header}, ${from}`);
const overwrite: Proxy = (_header, from) => from;
const handOn: Proxy = (header) => header;
const drop: Proxy = () => '';

type World = {
  proxies?: Proxy[];
  trustedProxies?: number;
  client?: string;
  /** Where the proxies are, as those behind them see it. */
  hop?: string;
  site?: AddressClass;
  https?: boolean;
};

/** What the shop sees of both requests behind such proxies. */
function seen({
  proxies = [],
  trustedProxies = 0,
  client = '198.51.100.9',
  hop = '10.0.0.2',
}: World) {
  const look = (chain: string): Diagnosis => {
    let [header, from] = [chain, client];
    for (const proxy of proxies) [header, from] = [proxy(header, from), hop];
    const headers = new Headers({ [forwardedHeader]: header, [peerHeader]: from });
    const request = diagnoseRequest(headers, trustedProxies);
    return { ...request, mode: 'real', version: '1', uptimeSeconds: 1, now: 0 };
  };
  return [look(forgedChains[0]), look(forgedChains[1])] as const;
}

function judge(world: World) {
  const { trustedProxies = 0, site = 'public', https = false } = world;
  const [found] = judgeForwarded({ trustedProxies, looks: seen(world), site, https });
  return found;
}

describe('proxies are seen through', () => {
  it.each<[string, Proxy[], object]>([
    ['none', [], { written: 0, senders: 'kept' }],
    ['one that appends', [append], { written: 1, senders: 'kept' }],
    ['two that append', [append, append], { written: 2, senders: 'kept' }],
    ['one that overwrites', [overwrite], { written: 1, senders: 'overwritten' }],
    [
      'one that overwrites, one that appends',
      [overwrite, append],
      { written: 2, senders: 'overwritten' },
    ],
    ['one that hands on', [handOn], { written: 0, senders: 'kept' }],
    ['one that drops', [drop], { written: 0, senders: 'dropped' }],
    ['one that drops, one that appends', [drop, append], { written: 1, senders: 'overwritten' }],
  ])('%s', (_what, proxies, said) => {
    expect(proxiesSeen(seen({ proxies }))).toEqual(said);
  });
});

describe.each<[string, Proxy[], number]>([
  ['no proxy', [], 0],
  ['one that appends', [append], 1],
  ['one that overwrites', [overwrite], 1],
  ['two that append', [append, append], 2],
  ['one that overwrites, one that appends', [overwrite, append], 2],
])('behind %s', (_what, proxies, right) => {
  it.each([0, 1, 2, 3])(`with TRUSTED_PROXIES=%d, ${right} alone is right`, (trustedProxies) => {
    const found = judge({ proxies, trustedProxies });
    expect(found?.mark).toBe(trustedProxies === right ? 'ok' : 'wrong');
    if (trustedProxies !== right && right > 0) {
      expect(found?.advice).toContain(`TRUSTED_PROXIES=${right}:`);
    }
  });
});

it('says that anyone can make up an address, where that is so', () => {
  const made = /anyone can make up/;
  expect(judge({ proxies: [append], trustedProxies: 2 })?.says).toMatch(made);
  expect(judge({ proxies: [handOn], trustedProxies: 1 })?.says).toMatch(made);
  expect(judge({ proxies: [], trustedProxies: 1 })?.says).toMatch(made);
});

it('says that all buyers count as one, where that is so', () => {
  const crowd = /All buyers count as one/;
  expect(judge({ proxies: [append] })?.says).toMatch(crowd);
  expect(judge({ proxies: [drop] })?.says).toMatch(crowd);
  expect(judge({ proxies: [drop], hop: '127.0.0.1', site: 'loopback' })?.says).toMatch(crowd);
  expect(judge({ proxies: [drop], trustedProxies: 1 })?.says).toMatch(crowd);
  expect(judge({ proxies: [overwrite], trustedProxies: 2 })?.says).toMatch(crowd);
  expect(judge({ proxies: [handOn], hop: '127.0.0.1' })?.says).toMatch(crowd);
  expect(judge({ proxies: [handOn], hop: '192.0.2.1', https: true })?.says).toMatch(crowd);
});

it('is content with a private address where SITE_URL is one, and warns elsewhere', () => {
  const world = { proxies: [append], trustedProxies: 1, client: '172.17.0.1' };
  expect(judge({ ...world, site: 'private' })?.mark).toBe('ok');
  expect(judge({ ...world, site: 'public' })?.mark).toBe('warning');
});

it('never calls well a shop that believes a made-up address', () => {
  const proxy = fc.constantFrom(append, overwrite, handOn, drop);
  const world = fc.record({
    proxies: fc.array(proxy, { maxLength: 3 }),
    trustedProxies: fc.nat(4),
    site: fc.constantFrom<AddressClass>('loopback', 'private', 'public'),
    client: fc.constantFrom('198.51.100.9', '127.0.0.1', '192.168.1.1', '2001:db8::9'),
  });
  fc.assert(
    fc.property(world, (drawn) => {
      const given = { ...drawn, https: drawn.proxies.length > 0 };
      const [{ address }] = seen(given);
      if (address?.startsWith('203.0.113.')) expect(judge(given)?.mark).toBe('wrong');
      // And well is only what counts the client itself. Within a network, proxies look like clients.
      const isWell = judge(given)?.mark === 'ok';
      if (isWell && given.site === 'public') expect(address).toBe(given.client);
    }),
  );
});
