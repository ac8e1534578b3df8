import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Agent, request } from 'node:http';

/** Nothing of the shop may take longer, on however busy a machine. */
const answerLimitMs = 60_000;

/** How long a paid order is followed at most. */
const followMs = 10_000;

const escaped = (text) => text.replaceAll('&', '&amp;').replaceAll("'", '&#x27;');

const sentences = new Map();

/** What a page says in a language where the supplier's data should be, by its cause. */
function troublesIn(language) {
  const known = sentences.get(language);
  if (known !== undefined) return known;
  const file = new URL(`../../messages/${language}.json`, import.meta.url);
  const { supplierErrors } = JSON.parse(readFileSync(file, 'utf8'));
  const made = Object.entries(supplierErrors).map(([cause, text]) => [cause, escaped(text)]);
  sentences.set(language, made);
  return made;
}

/** What scripts are handed holds sentences for later. */
const withoutScripts = (text) => text.replace(/<script[\s\S]*?<\/script>/g, '');

/** Why a page could not show what it is about; undefined where it does. */
function troubleOf(text, language) {
  const seen = withoutScripts(text);
  return troublesIn(language).find(([, sentence]) => seen.includes(sentence))?.[0];
}

/** Visitors of a shop, who share connections as behind a proxy, and have cookies of their own. */
export function createVisitors({ port }) {
  const agent = new Agent({ keepAlive: true, maxSockets: 512 });
  const origin = `http://localhost:${port}`;

  function ask({ method, path, body, headers }, cookies = new Map()) {
    return new Promise((resolve) => {
      const began = performance.now();
      const settle = (status, text = '') =>
        resolve({ status, text, ms: performance.now() - began });
      const sent = request({
        host: '127.0.0.1',
        port,
        method,
        path,
        agent,
        timeout: answerLimitMs,
        headers: {
          Host: new URL(origin).host,
          'Sec-Fetch-Site': 'same-origin',
          'User-Agent': 'Mozilla/5.0 (bench)',
          ...(cookies.size > 0 && {
            Cookie: [...cookies].map((pair) => pair.join('=')).join('; '),
          }),
          ...(method === 'POST' && { Origin: origin, 'Content-Type': 'application/json' }),
          ...headers,
        },
      });
      sent.on('timeout', () => sent.destroy());
      sent.on('error', () => settle(0));
      sent.on('response', (response) => {
        for (const line of response.headers['set-cookie'] ?? []) {
          const [, name, value] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
          cookies.set(name, value);
        }
        const chunks = [];
        response.on('data', (chunk) => chunks.push(chunk));
        response.on('error', () => settle(0));
        response.on('end', () => settle(response.statusCode, Buffer.concat(chunks).toString()));
      });
      sent.end(body === undefined ? undefined : JSON.stringify(body));
    });
  }

  /** Listens to an order until it is delivered, or the time for that is over. */
  function follow(path, cookies) {
    return new Promise((resolve) => {
      const headers = { Host: new URL(origin).host, Accept: 'text/event-stream' };
      headers.Cookie = [...cookies].map((pair) => pair.join('=')).join('; ');
      const sent = request({ host: '127.0.0.1', port, path, headers, agent: false });
      const timer = setTimeout(() => sent.destroy(), followMs);
      sent.on('response', (response) => {
        response.setEncoding('utf8').on('data', (text) => {
          if (text.includes('"delivered"')) sent.destroy();
        });
        response.on('error', () => {});
      });
      sent.on('error', () => {});
      sent.on('close', () => {
        clearTimeout(timer);
        resolve();
      });
      sent.end();
    });
  }

  async function buy(body, cookies) {
    const headers = { 'Idempotency-Key': randomUUID() };
    const placed = await ask({ method: 'POST', path: '/api/orders', body, headers }, cookies);
    if (placed.status !== 201) return placed;
    const { orderId } = JSON.parse(placed.text);
    const page = await ask({ method: 'GET', path: `/en/orders/${orderId}` }, cookies);
    await follow(`/api/orders/${orderId}/subscribe`, cookies);
    return page;
  }

  return {
    ask,
    /**
     * Makes a visit. `answers` has one entry for each request: status, milliseconds, and for a page why
     * it could not show what it is about.
     */
    async visit({ name, language, requests, purchase }) {
      const cookies = new Map();
      const answers = [];
      for (const wanted of requests) {
        const { status, text, ms } = await ask(wanted, cookies);
        const isPage = !wanted.path.startsWith('/api/');
        const trouble = isPage && status === 200 ? troubleOf(text, language) : undefined;
        answers.push({ what: isPage ? 'page' : wanted.path.split('?')[0], status, ms, trouble });
      }
      if (purchase !== undefined) {
        const { status, ms } = await buy(purchase, cookies);
        answers.push({ what: 'purchase', status, ms });
      }
      return { name, answers };
    },
    end: () => agent.destroy(),
  };
}
