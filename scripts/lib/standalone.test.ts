import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { assembleStandalone } from './standalone.mjs';
import { temporaryFolder } from './temporary-folder';

const built = {
  '.next/standalone/server.js': 'start()',
  '.next/standalone/.next/BUILD_ID': 'x1',
  '.next/static/chunks/a.js': 'a',
  'public/flags/de.svg': '<svg/>',
  'scripts/healthcheck.mjs': 'check()',
  'scripts/doctor.ts': 'const patient: string = "shop"; console.log(patient);',
  'scripts/orders.ts': 'console.log("orders");',
  'scripts/webhooks.ts': 'console.log("webhooks");',
  'shop.config.json': '{}',
  LICENSE: 'Apache',
};

it('a folder has all that a server needs', () => {
  const root = temporaryFolder(built);
  const folder = path.join(temporaryFolder(), 'shop');
  assembleStandalone(root, folder);
  const read = (file: string) => readFileSync(path.join(folder, file), 'utf8');
  expect(read('server.js')).toBe('start()');
  expect(read('.next/BUILD_ID')).toBe('x1');
  expect(read('.next/static/chunks/a.js')).toBe('a');
  expect(read('public/flags/de.svg')).toBe('<svg/>');
  expect(read('healthcheck.mjs')).toBe('check()');
  expect(read('shop.config.json')).toBe('{}');
  expect(read('doctor.mjs')).toContain('console.log(patient)');
  expect(read('orders.mjs')).toContain('console.log("orders")');
  expect(read('webhooks.mjs')).toContain('console.log("webhooks")');
});

it('no orders are in it, of a shop that has run where it is built', () => {
  const root = temporaryFolder({
    ...built,
    '.next/standalone/data/shop.sqlite': 'orders',
    '.next/standalone/test-results/sandbox/orders.json': '[]',
    '.next/standalone/node_modules/pg/index.js': 'pg()',
  });
  const folder = path.join(temporaryFolder(), 'shop');
  assembleStandalone(root, folder);
  expect(readFileSync(path.join(folder, 'node_modules/pg/index.js'), 'utf8')).toBe('pg()');
  expect(existsSync(path.join(folder, 'data'))).toBe(false);
  expect(existsSync(path.join(folder, 'test-results'))).toBe(false);
});

it('no settings of the machine that builds are in it', () => {
  const root = temporaryFolder({
    ...built,
    '.next/standalone/.env': 'SESSION_SECRET=of-this-machine',
    '.next/standalone/.env.production': 'DATABASE_URL=postgres://of-this-machine',
  });
  const folder = path.join(temporaryFolder(), 'shop');
  assembleStandalone(root, folder);
  expect(existsSync(path.join(folder, 'server.js'))).toBe(true);
  expect(existsSync(path.join(folder, '.env'))).toBe(false);
  expect(existsSync(path.join(folder, '.env.production'))).toBe(false);
});

it('nothing is put over what is there, and nothing made of no build', () => {
  const folder = temporaryFolder({ 'server.js': 'of the shop that runs' });
  expect(() => assembleStandalone(temporaryFolder(built), folder)).toThrow('is not empty');
  expect(readFileSync(path.join(folder, 'server.js'), 'utf8')).toBe('of the shop that runs');
  const empty = temporaryFolder();
  expect(() => assembleStandalone(temporaryFolder(), empty)).toThrow('npm run build');
});
