import { expect, it } from 'vitest';
import { assertNodeVersion } from './node-version.mjs';
import { temporaryFolder } from './temporary-folder';

const root = () => temporaryFolder({ 'package.json': '{ "engines": { "node": ">=20.9" } }' });

it.each(['v20.9.0', 'v20.20.2', 'v22.0.0', 'v100.1.0'])('accepts %s', (version) => {
  expect(() => assertNodeVersion(root(), version)).not.toThrow();
});

it.each(['v20.8.1', 'v18.20.0', 'v9.11.0'])('refuses %s in a sentence', (version) => {
  expect(() => assertNodeVersion(root(), version)).toThrow(
    `Node 20.9 or newer is needed; this is Node ${version.slice(1)}.`,
  );
});
