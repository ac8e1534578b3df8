import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { vi } from 'vitest';
import { type NodeProcess, startProgram, temporaryFolder } from './processes';

/** Where a proxy is to listen, and the ports of the shops behind it. */
export type ProxyPlan = { host: string; httpPort: number; httpsPort: number; shopPorts: number[] };

/** A running proxy; `log` is everything it has written anywhere. */
export type RunningProxy = { process: NodeProcess; log(): string };

const deploy = fileURLToPath(new URL('../../deploy/', import.meta.url));

/** Where administrators' programs are is not on every user's PATH. */
const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin', '/usr/local/sbin'];

/** The path of a program, undefined where it is not installed. */
export function findProgram(name: string): string | undefined {
  return folders.map((folder) => join(folder, name)).find((file) => existsSync(file));
}

/** The text with each of these replaced; throws on one that is not in it, as the file has changed. */
function substituted(text: string, changes: [from: string, to: string][]): string {
  return changes.reduce((whole, [from, to]) => {
    if (!whole.includes(from)) throw new Error(`The shipped file has no "${from}".`);
    return whole.replaceAll(from, to);
  }, text);
}

/** A certificate for a host, signed by itself. Needs openssl. */
function certificate(folder: string, host: string): { cert: string; key: string } {
  const [cert, key] = [join(folder, 'cert.pem'), join(folder, 'key.pem')];
  const subject = ['-subj', `/CN=${host}`, '-addext', `subjectAltName=DNS:${host}`];
  const kind = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
  const args = ['req', '-x509', ...kind, '-days', '2', '-keyout', key, '-out', cert, ...subject];
  execFileSync('openssl', args, { stdio: 'ignore' });
  return { cert, key };
}

/** Waits until something listens on the port; throws with the output of a process that ended. */
async function listening(port: number, child: NodeProcess): Promise<void> {
  const answers = () =>
    new Promise<boolean>((resolve) => {
      const socket = connect(port, '127.0.0.1');
      socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
      socket.once('connect', () => socket.destroy());
    });
  await vi.waitUntil(async () => !child.running() || (await answers()), { timeout: 10_000 });
  if (!child.running()) throw new Error(`The proxy ended. ${child.output()}${child.errors()}`);
}

/** The frame that nginx's own nginx.conf is on a server; one process, which leaves nothing behind. */
const nginxFrame = `
daemon off;
master_process off;
pid nginx.pid;
error_log stderr warn;
events { worker_connections 1024; }
http {
  client_body_temp_path temp/body;
  proxy_temp_path temp/proxy;
  fastcgi_temp_path temp/fastcgi;
  uwsgi_temp_path temp/uwsgi;
  scgi_temp_path temp/scgi;
  include refillery.conf;
}
`;

/** Starts nginx with the shipped configuration, its marked places and ports changed. */
export async function startNginx(file: string, plan: ProxyPlan): Promise<RunningProxy> {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'temp'));
  const { cert, key } = certificate(folder, plan.host);
  const log = join(folder, 'access.log');
  const shops = plan.shopPorts.map((port) => `server 127.0.0.1:${port} max_fails=0;`).join('\n');
  const shipped = readFileSync(join(deploy, 'nginx.conf'), 'utf8');
  const changed = substituted(shipped, [
    ['server 127.0.0.1:3000 max_fails=0;', shops],
    ['server 127.0.0.1:3001 max_fails=0;', ''],
    ['listen 80;', `listen 127.0.0.1:${plan.httpPort};`],
    ['listen [::]:80;', ''],
    ['listen 443 ssl http2;', `listen 127.0.0.1:${plan.httpsPort} ssl http2;`],
    ['listen [::]:443 ssl http2;', ''],
    ['server_name shop.example;', `server_name ${plan.host};`],
    ['/etc/letsencrypt/live/shop.example/fullchain.pem', cert],
    ['/etc/letsencrypt/live/shop.example/privkey.pem', key],
    ['/var/log/nginx/refillery.log', log],
    ['/var/log/nginx/refillery.error.log', 'stderr'],
  ]);
  writeFileSync(join(folder, 'nginx.conf'), nginxFrame);
  writeFileSync(join(folder, 'refillery.conf'), changed);
  const args = ['-p', folder, '-c', join(folder, 'nginx.conf'), '-e', 'stderr'];
  const child = startProgram(file, args, {});
  await listening(plan.httpsPort, child);
  return {
    process: child,
    log: () => readFileSync(log, 'utf8') + child.output() + child.errors(),
  };
}

/**
 * Starts Caddy with the shipped configuration, a certificate of the test's own instead of one that
 * somebody issues. One shop is reached as it is shipped, several as its comment tells.
 */
export async function startCaddy(file: string, plan: ProxyPlan): Promise<RunningProxy> {
  const folder = temporaryFolder();
  const { cert, key } = certificate(folder, plan.host);
  const ports = `http_port ${plan.httpPort}\n\thttps_port ${plan.httpsPort}`;
  const shipped = readFileSync(join(deploy, 'Caddyfile'), 'utf8');
  const changed = substituted(shipped, [
    ['\tgrace_period', `\tadmin off\n\tdefault_bind 127.0.0.1\n\t${ports}\n\tgrace_period`],
    ['\treverse_proxy {', `\ttls ${cert} ${key}\n\treverse_proxy {`],
  ]);
  const byName = /dynamic a \{[\s\S]*?\n\t\t\}/.exec(changed)?.[0] ?? 'dynamic a';
  const each = `to ${plan.shopPorts.map((port) => `127.0.0.1:${port}`).join(' ')}`;
  const config = plan.shopPorts.length > 1 ? substituted(changed, [[byName, each]]) : changed;
  writeFileSync(join(folder, 'Caddyfile'), config);
  const child = startProgram(file, ['run', '--config', join(folder, 'Caddyfile')], {
    HOME: folder,
    XDG_DATA_HOME: folder,
    XDG_CONFIG_HOME: folder,
    SITE_HOST: plan.host,
    SHOP_PORT: String(plan.shopPorts[0]),
  });
  await listening(plan.httpsPort, child);
  return { process: child, log: () => child.output() + child.errors() };
}
