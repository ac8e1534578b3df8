import { createHash, randomBytes } from 'node:crypto';
import { expect, it } from 'vitest';
import { parseSettings } from '../env';
import { judgeSecrets } from './judge-secrets';

const random = () => randomBytes(32).toString('hex');

/** As good as random, and the same each time: of a million such texts some spell a word by chance. */
const bytesOf = (turn: number) => createHash('sha256').update(`turn ${turn}`).digest();

function judge(environment: Record<string, string>): string[] {
  const found = judgeSecrets(parseSettings(environment));
  for (const { says, advice = '' } of found) {
    for (const value of Object.values(environment)) {
      for (const secret of value.split(',')) expect(`${says} ${advice}`).not.toContain(secret);
    }
  }
  return found.map(({ check, mark }) => `${check} ${mark}`);
}

it('has nothing against random ones, many times over', () => {
  for (let turn = 0; turn < 200; turn += 1) {
    const bytes = bytesOf(turn);
    const hex = bytes.toString('hex');
    expect(judge({ SESSION_SECRET: hex })).toEqual(['session-secret ok']);
    expect(judge({ SESSION_SECRET: `${bytes.toString('base64url')},${hex.slice(32)}` })).toEqual([
      'session-secret ok',
    ]);
    expect(judge({ RECEIPT_KEY: hex })).toContain('receipt-key ok');
  }
});

it.each([
  ['one character over and over', 'x'.repeat(40)],
  ['a short word over and over', 'refill'.repeat(8)],
  ['what an example says', 'change-me-change-me-change-me-0192'],
  ['what it is', 'my-very-own-session-secret-of-2026'],
  ['a row of the keyboard', 'qwertyuiopasdfghjklzxcvbnm7391842'],
  ['digits in order', '0123456789abcdef0123456789abcdef'],
  ['an older one that is still good', `${random()},${'y'.repeat(32)}`],
])('finds fault with %s', (_what, SESSION_SECRET) => {
  expect(judge({ SESSION_SECRET })).toEqual(['session-secret wrong']);
});

it('finds fault with a key of receipts that can be guessed', () => {
  expect(judge({ RECEIPT_KEY: 'ab'.repeat(32) })).toContain('receipt-key wrong');
});

it('warns of one secret for two purposes, however it is written', () => {
  const key = random();
  const said = judge({ SESSION_SECRET: `${random()},${key.toUpperCase()}`, RECEIPT_KEY: key });
  expect(said).toContain('secrets-apart warning');
});

const webhooks = (key: Buffer) => ({
  WEBHOOK_URL: 'https://partner.example/hooks/key-of-mine',
  WEBHOOK_SECRET: `whsec_${key.toString('base64')}`,
});

it('has nothing against a random secret of webhooks, and finds fault with others', () => {
  for (let turn = 0; turn < 200; turn += 1) {
    expect(judge(webhooks(bytesOf(turn)))).toContain('webhook-secret ok');
  }
  expect(judge(webhooks(Buffer.alloc(32, 7)))).toContain('webhook-secret wrong');
  expect(judge(webhooks(Buffer.from('my example secret for my hooks')))).toContain(
    'webhook-secret wrong',
  );
});
