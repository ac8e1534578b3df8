import { fileURLToPath } from 'node:url';
import { docViolations } from './lib/doc-rules.mjs';
import { command, say } from './lib/problem.mjs';

const root = process.argv[2] ?? fileURLToPath(new URL('..', import.meta.url));

await command(async () => {
  const violations = docViolations(root);
  for (const violation of violations) say(violation);
  return violations.length === 0 ? 0 : 1;
});
