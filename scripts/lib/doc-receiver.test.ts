import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { signedHeaders } from '@/lib/webhooks/sign';
import { readDocuments } from './doc-rules.mjs';
import { freePort } from './ports.mjs';
import { temporaryFolder } from './temporary-folder';

const root = fileURLToPath(new URL('../..', import.meta.url));
const fences = readDocuments(root).get('docs/webhooks.md')?.fences ?? [];
const program = fences.find(({ info }) => info === 'js receiver.mjs')?.code ?? '';
const message = fences.find(({ info }) => info === 'json')?.code ?? '';

const secret = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;
const older = `whsec_${Buffer.alloc(32, 9).toString('base64')}`;

let receiver: ChildProcessWithoutNullStreams;
let url: string;
let printed: string;

beforeEach(async () => {
  const folder = temporaryFolder({ 'receiver.mjs': program });
  const PORT = String(await freePort());
  receiver = spawn(process.execPath, [path.join(folder, 'receiver.mjs')], {
    env: { NODE_ENV: 'test', PORT, WEBHOOK_SECRET: secret },
  });
  url = `http://127.0.0.1:${PORT}/`;
  printed = '';
  receiver.stdout.on('data', (text: Buffer) => {
    printed += text.toString();
  });
  await vi.waitFor(() => expect(printed).toBe(`listening on ${PORT}\n`), { timeout: 10_000 });
  printed = '';
});
afterEach(() => {
  receiver.kill('SIGKILL');
});

async function send({ id = 'msg_a', body = message, by = [secret], sentAt = Date.now() } = {}) {
  return await fetch(url, {
    method: 'POST',
    headers: signedHeaders({ id, body }, by, sentAt),
    body,
  });
}

describe('the receiver of docs/webhooks.md', () => {
  it('takes a message of the shop’s, and acts once on a repetition', async () => {
    expect((await send()).status).toBe(204);
    expect((await send()).status).toBe(204);
    expect((await send({ by: [older, secret], id: 'msg_b' })).status).toBe(204);
    await vi.waitFor(() => expect(printed.match(/\n/g)).toHaveLength(2));
    const line = 'order.needs-attention in-review q3Jr0v9xTn2bLw5yZk8dPm1c\n';
    expect(printed).toBe(line.repeat(2));
  });

  it('refuses what another has signed, what is old, what was changed and what is too long', async () => {
    const minutes = 60_000;
    const answers = [
      await send({ by: [older] }),
      await send({ by: [] }),
      await send({ sentAt: Date.now() - 6 * minutes }),
      await send({ sentAt: Date.now() + 6 * minutes }),
      await send({ body: JSON.stringify({ text: 'x'.repeat(70_000) }) }),
      await fetch(url, { method: 'POST', body: message }),
      await fetch(url, {
        method: 'POST',
        headers: signedHeaders({ id: 'msg_a', body: message }, [secret], Date.now()),
        body: `${message} `,
      }),
    ];
    expect(answers.map(({ status }) => status)).toEqual(Array(7).fill(400));
    expect(printed).toBe('');
  });
});
