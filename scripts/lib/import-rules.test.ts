import { describe, expect, it } from 'vitest';
import { importViolations } from './import-rules.mjs';
import { temporaryFolder } from './temporary-folder';

const lint = (files: Record<string, string>) => importViolations(temporaryFolder(files));

const server = { 'lib/money.ts': '', 'schemas/order.ts': '', 'components/card.tsx': '' };

describe('layers', () => {
  it.each([
    ['schemas/a.ts', '@/lib/money', 'schemas must not import lib (lib/money.ts)'],
    ['schemas/a.ts', '../lib/money', 'schemas must not import lib (lib/money.ts)'],
    ['lib/a/b.ts', '@/components/card', 'lib must not import components (components/card.tsx)'],
    ['components/b.tsx', '@/app/page', 'components must not import app (app/page)'],
    ['lib/a.ts', '@/e2e/support/world', 'the shop must not import e2e (e2e/support/world)'],
    ['lib/a.ts', '@/sandbox/clock', 'only lib/startup.ts starts the sandbox (sandbox/clock)'],
    ['app/page.tsx', '@/sandbox', 'only lib/startup.ts starts the sandbox (sandbox)'],
  ])('%s must not import %s', (file, specifier, says) => {
    const code = `\nimport { a } from '${specifier}';`;
    expect(lint({ ...server, [file]: code })).toEqual([`${file}:2: ${says}`]);
  });

  it('holds for types, re-exports and imports on demand', () => {
    for (const code of [
      "import type { A } from '@/lib/money';",
      "export * from '@/lib/money';",
      "const a = await import('@/lib/money');",
    ]) {
      expect(lint({ ...server, 'schemas/a.ts': code })).toHaveLength(1);
    }
  });

  it('lets imports flow downwards, and one file start the sandbox', () => {
    const files = {
      ...server,
      'app/page.tsx': "import { a } from '@/components/card';\nimport { b } from '@/lib/money';",
      'components/b.tsx': "import { a } from './card';\nimport { b } from '@/schemas/order';",
      'lib/startup.ts': "const { start } = await import('@/sandbox/main');",
      'sandbox/main.ts': "import { a } from '@/schemas/order';\nimport { b } from './clock';",
      'sandbox/clock.ts': "import { setTimeout } from 'node:timers';",
      'lib/a.test.ts': "import { a } from '@/sandbox/main';",
    };
    expect(lint(files)).toEqual([]);
  });

  it('finds a second place that starts the sandbox', () => {
    const code = "const { start } = await import('@/sandbox');";
    expect(lint({ 'lib/startup.ts': code, 'instrumentation.ts': code })).toEqual([
      'instrumentation.ts:1: the sandbox is already started by lib/startup.ts',
    ]);
  });

  it('keeps the sandbox apart from the shop', () => {
    expect(lint({ ...server, 'sandbox/a.ts': "import { a } from '@/lib/money';" })).toEqual([
      'sandbox/a.ts:1: the sandbox imports sandbox/, schemas/ and packages only (lib/money.ts)',
    ]);
  });
});

describe('network', () => {
  it.each([
    ['lib/a.ts', "await fetch('https://example.com');"],
    ['lib/a.ts', 'await globalThis.fetch(url);'],
    ['app/api/orders/route.ts', "await fetch('/api/a');"],
    ['components/a.tsx', 'await fetch(url);'],
    ['components/a.tsx', 'await fetch(`//example.com/api`);'],
    ['components/a.tsx', "let url = '/api/a';\nurl = other;\nawait fetch(url);"],
    ['lib/a.ts', "import 'server-only';\nawait fetch('/api/a');"],
    ['lib/a.ts', "export async function post(url: string) { await fetch(url); }\npost('/api/a');"],
    [
      'lib/a.ts',
      "async function post(url: string) { await fetch(url); }\npost('/api/a');\npost(b);",
    ],
    ['lib/a.ts', "import { request } from 'node:https';"],
    ['lib/a.ts', "import http from 'node:http';"],
    ['lib/a.ts', "import * as http from 'http';"],
  ])('%s must not do %s', (file, code) => {
    expect(lint({ [file]: code })).toHaveLength(1);
  });

  it.each([
    ['lib/cryptorefills/client.ts', "import { request } from 'node:https';\nawait fetch(url);"],
    ['lib/payment/solana-node.ts', 'await fetch(rpcUrl);'],
    ['lib/doctor/probe.ts', "import https from 'node:https';"],
    ['components/a.tsx', "await fetch('/api/orders', { method: 'POST' });"],
    ['components/a.tsx', `await fetch(\`/sandbox/orders/\${id}\`);`],
    ['lib/live/watch.ts', `const path = \`/api/orders/\${id}\`;\nawait fetch(path, {});`],
    ['lib/a.ts', "async function post<T>(url: string) { await fetch(url); }\npost<B>('/api/a');"],
    ['lib/a.ts', "import { IncomingMessage } from 'node:http';"],
    ['lib/a.ts', "import type { Agent } from 'node:http';"],
    ['lib/a.ts', 'const store = { async fetch(a: string) {} };\nstore.fetch(a);'],
    ['lib/a.test.ts', 'await fetch(url);'],
  ])('%s may do %s', (file, code) => {
    expect(lint({ [file]: code })).toEqual([]);
  });
});

describe('one place each', () => {
  it.each([
    'const a = process.env.API_URL;',
    'const { API_URL } = process.env;',
    'const { env } = process;',
    "const a = process['env'];",
    "import { env } from 'node:process';",
  ])('the environment is not read with %s', (code) => {
    expect(lint({ 'lib/a.ts': code })).toEqual([
      'lib/a.ts:1: process.env is read in lib/env.ts only',
    ]);
    expect(lint({ 'lib/env.ts': code, 'lib/env.test.ts': code })).toEqual([]);
  });

  it('instrumentation reads the runtime and nothing else', () => {
    expect(lint({ 'instrumentation.ts': "process.env.NEXT_RUNTIME === 'nodejs';" })).toEqual([]);
    expect(lint({ 'instrumentation.ts': 'process.env.API_URL;' })).toHaveLength(1);
    expect(lint({ 'lib/a.ts': 'process.env.NEXT_RUNTIME;' })).toHaveLength(1);
  });

  it('EventSource is opened in lib/live', () => {
    const code = 'const a = new EventSource(path);';
    expect(lint({ 'lib/live/watch.ts': code })).toEqual([]);
    expect(lint({ 'components/a.tsx': code })).toEqual([
      'components/a.tsx:1: EventSource belongs in lib/live',
    ]);
  });

  it('zod is imported where shapes are defined, its small form and its types anywhere', () => {
    const code = "import * as z from 'zod';";
    expect(lint({ 'schemas/a.ts': code, 'lib/env.ts': code, 'lib/a.test.ts': code })).toEqual([]);
    expect(lint({ 'sandbox/a.ts': code })).toEqual([]);
    expect(lint({ 'lib/order/a.ts': code })).toHaveLength(1);
    expect(lint({ 'lib/order/a.ts': "import type * as z from 'zod';" })).toEqual([]);
    expect(lint({ 'lib/order/a.ts': "import * as z from 'zod/mini';" })).toEqual([]);
  });

  it('a page stays short', () => {
    const lines = (count: number) => Array.from({ length: count }, () => 'a;').join('\n');
    expect(lint({ 'app/[locale]/page.tsx': `${lines(60)}\n` })).toEqual([]);
    expect(lint({ 'app/[locale]/page.tsx': lines(61), 'app/layout.tsx': lines(99) })).toEqual([
      'app/[locale]/page.tsx:61: a page has at most 60 lines, this one 61',
    ]);
  });

  it('nothing counts that stands in comments or strings', () => {
    const code =
      "// process.env, fetch(url), new EventSource(a)\nconst a = 'process.env fetch(b)';";
    expect(lint({ 'lib/a.ts': code })).toEqual([]);
  });
});

describe('the browser', () => {
  const files = {
    'components/form.tsx': "// A form.\n'use client';\nimport { a } from '@/lib/rules';",
    'lib/rules.ts': "import { b } from '@/schemas/order';",
    'schemas/order.ts': "import * as z from 'zod';",
  };

  it('does not get full zod, however long the way', () => {
    expect(lint(files)).toEqual([
      'schemas/order.ts:1: zod reaches the browser: components/form.tsx → lib/rules.ts → schemas/order.ts',
    ]);
  });

  it('may know the types, and the small zod', () => {
    expect(lint({ ...files, 'lib/rules.ts': "import type { B } from '@/schemas/order';" })).toEqual(
      [],
    );
    expect(lint({ ...files, 'schemas/order.ts': "import * as z from 'zod/mini';" })).toEqual([]);
    expect(lint({ ...files, 'components/form.tsx': "import { a } from '@/lib/rules';" })).toEqual(
      [],
    );
  });
});

describe('cycles', () => {
  it('are found, once each, and through types too', () => {
    expect(
      lint({
        'lib/a.ts': "import { b } from './b';",
        'lib/b.ts': "import type { C } from './c';",
        'lib/c.ts': "export * from '@/lib/a';",
        'lib/d.ts': "import { a } from './a';",
      }),
    ).toEqual(['lib/a.ts:1: import cycle: lib/a.ts → lib/b.ts → lib/c.ts → lib/a.ts']);
  });

  it('a file that imports itself is one', () => {
    expect(lint({ 'lib/a.ts': "import { a } from '@/lib/a';" })).toHaveLength(1);
  });
});

describe('the log', () => {
  it('is the one way to say something', () => {
    const code = "\nprocess.stderr.write('An order of buyer@example.com failed');";
    const files = { 'lib/log.ts': code, 'lib/startup.ts': code, 'lib/log.test.ts': code };
    expect(lint(files)).toEqual([]);
    expect(lint({ ...files, 'app/api/orders/route.ts': code })).toEqual([
      'app/api/orders/route.ts:2: what is to be said goes to log (lib/log.ts)',
    ]);
  });
});
