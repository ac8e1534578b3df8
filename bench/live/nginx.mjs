import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { freePort } from '../../scripts/lib/ports.mjs';
import { Problem } from '../../scripts/lib/problem.mjs';
import { processTree } from './proc.mjs';
import { owned } from './processes.mjs';

const startLimitMs = 5_000;

/** Where administrators' programs are is not on every user's PATH. */
const folders = [...(process.env.PATH ?? '').split(path.delimiter), '/usr/sbin', '/usr/local/sbin'];

/** The path of nginx, or undefined where there is none. */
export function findNginx() {
  return folders.map((folder) => path.join(folder, 'nginx')).find((file) => existsSync(file));
}

/**
 * nginx hands back idle connections when fewer than a sixteenth are free: it is given room, since
 * each stream takes two.
 */
const configuration = ({ port, upstreamPort, streams }) => `
daemon off;
worker_processes 1;
pid nginx.pid;
error_log stderr crit;
events { worker_connections ${Math.max(4096, streams * 6)}; }
http {
  access_log off;
  client_body_temp_path temp/body;
  proxy_temp_path temp/proxy;
  fastcgi_temp_path temp/fastcgi;
  uwsgi_temp_path temp/uwsgi;
  scgi_temp_path temp/scgi;
  server {
    listen 127.0.0.1:${port} backlog=4096;
    location / {
      proxy_pass http://127.0.0.1:${upstreamPort};
      proxy_http_version 1.1;
      proxy_set_header Connection "";
      proxy_buffering off;
      proxy_read_timeout 1h;
    }
  }
}
`;

async function untilItAnswers(port, child) {
  const deadline = performance.now() + startLimitMs;
  while (performance.now() < deadline && child.exitCode === null) {
    const answer = await fetch(`http://127.0.0.1:${port}/`).catch(() => undefined);
    if (answer !== undefined) {
      await answer.arrayBuffer();
      return true;
    }
    await pause(20);
  }
  return false;
}

/** Starts nginx with one worker in front of the upstream, in a folder of its own. */
export async function startNginx({ file, folder, upstreamPort, streams }) {
  const port = await freePort();
  mkdirSync(path.join(folder, 'temp'), { recursive: true });
  writeFileSync(path.join(folder, 'nginx.conf'), configuration({ port, upstreamPort, streams }));
  const child = spawn(file, ['-p', folder, '-c', path.join(folder, 'nginx.conf'), '-e', 'stderr'], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let output = '';
  child.stderr.setEncoding('utf8').on('data', (text) => {
    output += text;
  });
  // Killed, the master would leave its worker behind.
  const end = owned(child, 'SIGTERM');
  if (await untilItAnswers(port, child)) return { port, pids: processTree(child.pid), end };
  await end();
  throw new Problem(`nginx did not start.\n${output.trimEnd()}`);
}
