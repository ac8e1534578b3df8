import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { creationDeadlineMs } from '@/lib/cryptorefills/orders';
import { patience } from '@/lib/incoming';
import { settingsSchema } from '@/schemas/settings';
import { buildInputs } from '@/scripts/lib/build-stamp.mjs';

// What the shipped files say of the shop, held against the shop.

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const [compose, example] = [read('deploy/compose.yaml'), read('deploy/example.env')];
const [unit, nginx, dockerfile] = [
  'deploy/refillery.service',
  'deploy/nginx.conf',
  'Dockerfile',
].map(read);

/** The number in the first match, such as the seconds of a time limit. */
function numberIn(text = '', pattern: RegExp): number {
  return Number(pattern.exec(text)?.[1]);
}

/** Everything the first group of a pattern finds. */
const all = (text = '', pattern: RegExp) =>
  [...text.matchAll(pattern)].map(([, name]) => name ?? '');

describe('the names of settings', () => {
  /** What is no setting of the shop's: of Node, Next.js, PostgreSQL and the proxy. */
  const others =
    /^(NODE_ENV|HOSTNAME|NEXT_TELEMETRY_DISABLED|POSTGRES_\w+|SITE_HOST|SHOP_HOST|SHOP_PORT)$/;
  it.each([
    ['compose.yaml', all(compose, /^ {6}([A-Z][A-Z_]+):/gm)],
    ['example.env', all(example, /^#?([A-Z][A-Z_]+)=/gm)],
    ['refillery.service', all(unit, /^Environment=([A-Z_]+)=/gm)],
    ['Dockerfile', all(dockerfile, /^(?:ENV| {3}) ([A-Z_]+)=/gm)],
  ])('in %s are those the shop reads', (_, names) => {
    expect(names.length).toBeGreaterThan(3);
    const unknown = names.filter((name) => !(name in settingsSchema.shape) && !others.test(name));
    expect(unknown).toEqual([]);
  });
});

describe('times and sizes', () => {
  const seconds = creationDeadlineMs / 1000;
  const defaults = settingsSchema.parse({});

  it('let an order that is being placed come to its end', () => {
    expect(
      numberIn(compose, /stop_grace_period: (\d+)s\n {4}networks:\n {6}- default/),
    ).toBeGreaterThan(seconds);
    expect(numberIn(unit, /TimeoutStopSec=(\d+)/)).toBeGreaterThan(seconds);
    expect(numberIn(nginx, /proxy_read_timeout (\d+)s;\n {4}#/)).toBeGreaterThan(seconds);
  });

  it('let a stream live as long as it may', () => {
    const subscribe = nginx?.slice(nginx.indexOf('/subscribe$'));
    expect(subscribe).toContain('proxy_buffering off;');
    expect(numberIn(subscribe, /proxy_read_timeout (\d+)s;/)).toBeGreaterThan(
      defaults.STREAM_SECONDS,
    );
  });

  it('give slow clients up sooner than the shop does, and let an address have its streams', () => {
    for (const name of ['client_header_timeout', 'client_body_timeout']) {
      const milliseconds = 1000 * numberIn(nginx, new RegExp(`${name} (\\d+)s;`));
      expect(milliseconds).toBeGreaterThan(0);
      expect(milliseconds).toBeLessThan(patience.headersMs);
    }
    const caddy = numberIn(read('deploy/Caddyfile'), /read_header (\d+)s/);
    expect(1000 * caddy).toBeLessThan(patience.headersMs);
    const connections = numberIn(nginx, /limit_conn refillery_address (\d+);/);
    expect(connections).toBeGreaterThan(defaults.STREAMS_PER_ADDRESS);
  });

  it('close idle connections before the shop does, after 5 s', () => {
    expect(numberIn(nginx, /keepalive_timeout (\d+)s;/)).toBeLessThan(5);
    expect(numberIn(read('deploy/Caddyfile'), /keepalive (\d+)s/)).toBeLessThan(5);
  });
});

it('a wrong setting is not tried again by systemd', () => {
  expect(unit).toContain('RestartPreventExitStatus=78\n');
});

it('the image is built from all it needs, and from no secret', () => {
  const ignored = read('.dockerignore').split('\n');
  const needed = [...buildInputs, 'scripts', 'shop.config.json', 'LICENSE', 'e2e'];
  expect(needed.filter((path) => ignored.includes(path))).toEqual([]);
  for (const secret of ['.env', '.env.*', 'data', '.git', 'deploy'])
    expect(ignored).toContain(secret);
});
