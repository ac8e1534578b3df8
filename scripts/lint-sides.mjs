import { fileURLToPath } from 'node:url';
import { command, say } from './lib/problem.mjs';
import { sideViolations } from './lib/side-rules.mjs';

const root = process.argv[2] ?? fileURLToPath(new URL('..', import.meta.url));

await command(async () => {
  const violations = sideViolations(root);
  for (const violation of violations) say(violation);
  return violations.length === 0 ? 0 : 1;
});
