import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';

/** Nothing of the shop may take longer, on however busy a machine. */
const answerLimitMs = 60_000;

/** As many as deploy/nginx.conf keeps. */
const connections = 256;

/** How often who is turned away comes back before they leave. */
const mostTries = 6;

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
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const origin = `http://localhost:${port}`;

  function ask({ method, path, body, headers }, cookies = new Map()) {
    return new Promise((resolve) => {
      const began = performance.now();
      const settle = (status, text = '', refresh = undefined) =>
        resolve({ status, text, ms: performance.now() - began, refresh });
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
      sent.on('error', (error) => {
        // The shop has just closed what was idle: whoever reads only asks anew, as a proxy does.
        const wasIdle = sent.reusedSocket && error.code === 'ECONNRESET' && method === 'GET';
        if (wasIdle) resolve(ask({ method, path, body, headers }, cookies));
        else settle(0);
      });
      sent.on('response', (response) => {
        for (const line of response.headers['set-cookie'] ?? []) {
          const [, name, value] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
          cookies.set(name, value);
        }
        const chunks = [];
        response.on('data', (chunk) => chunks.push(chunk));
        response.on('error', () => settle(0));
        response.on('end', () => {
          const { refresh } = response.headers;
          settle(response.statusCode, Buffer.concat(chunks).toString(), refresh);
        });
      });
      sent.end(body === undefined ? undefined : JSON.stringify(body));
    });
  }

  /** Asks as a browser does: again, when it is told to. `allMs` is how long that took. */
  async function askForPage(wanted, cookies) {
    const began = performance.now();
    for (let tries = 1; ; tries += 1) {
      const answer = await ask(wanted, cookies);
      if (answer.refresh === undefined || tries === mostTries) {
        return { ...answer, tries, allMs: performance.now() - began };
      }
      await pause(Number.parseInt(answer.refresh, 10) * 1000);
    }
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
    /** Opens the connections that a proxy in front of a shop has open already. */
    async connect() {
      const asked = Array.from({ length: connections }, () =>
        ask({ method: 'GET', path: '/api/health' }),
      );
      await Promise.all(asked);
    },
    /**
     * Makes a visit. `answers` has one entry for each request: status, milliseconds, and for a page why
     * it could not show what it is about, and, where it was turned away, how often it was tried.
     */
    async visit({ name, language, requests, purchase }) {
      const cookies = new Map();
      const answers = [];
      for (const wanted of requests) {
        const isPage = !wanted.path.startsWith('/api/');
        if (!isPage) {
          const { status, ms } = await ask(wanted, cookies);
          answers.push({ what: wanted.path.split('?')[0], status, ms });
          continue;
        }
        const { text, ...page } = await askForPage(wanted, cookies);
        const trouble = page.status === 200 ? troubleOf(text, language) : undefined;
        answers.push({ what: 'page', trouble, ...page });
        // What is not shown asks for nothing more.
        if (page.refresh !== undefined) return { name, answers };
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
