import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import messages from '@/messages/en.json' with { type: 'json' };
import { kindWords } from './kind-words';

/** Every message with its dotted key. */
function flat(part: object, prefix = ''): [string, string][] {
  return Object.entries(part).flatMap(([key, value]) =>
    typeof value === 'string' ? [[prefix + key, value]] : flat(value, `${prefix}${key}.`),
  );
}

it('are all messages that name more than one kind of goods', () => {
  const kinds = [/gift card|brand/i, /top-up/i, /eSIM/i];
  const naming = flat(messages).filter(
    ([, text]) => kinds.filter((kind) => kind.test(text)).length > 1,
  );
  expect(naming.map(([key]) => key).toSorted()).toEqual([...kindWords].toSorted());
});

it('are told to partners', () => {
  const page = readFileSync('docs/examples/README.md', 'utf8');
  for (const key of kindWords) expect(page).toContain(`\`${key}\``);
});
