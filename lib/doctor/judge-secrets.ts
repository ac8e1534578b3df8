import 'server-only';
import type { Settings } from '@/schemas/settings';
import { type Finding, ok, warning, wrong } from './finding';

/** Random ones of 32 characters hardly ever have fewer different ones, even of digits alone. */
const leastDistinct = 8;

/** What stands in examples, and of random texts in base64 one in 250,000. */
const exampleWords =
  /change.?me|example|secret|passw|your[-_ ]|replace|refillery|0123456789|123456789|abcdefgh|qwert/i;

function isGuessable(secret: string): boolean {
  return new Set(secret).size < leastDistinct || exampleWords.test(secret);
}

const makeOne = 'openssl rand -hex 32';

/** The same of a secret whose characters are base64 of what was chosen. */
function isGuessableKey(secret: string): boolean {
  const text = secret.replace(/^whsec_/, '');
  return isGuessable(text) || isGuessable(Buffer.from(text, 'base64').toString('latin1'));
}

/** What is to be said of webhooks; the rest of an address may be as good as a secret. */
function judgeWebhooks({ WEBHOOK_URL, WEBHOOK_SECRET = [] }: Settings): Finding[] {
  if (WEBHOOK_URL === undefined) return [];
  if (WEBHOOK_SECRET.some(isGuessableKey)) {
    const says = 'WEBHOOK_SECRET can be guessed: whoever does tells your server what they like.';
    const advice = 'Make a random one: echo "whsec_$(openssl rand -base64 32)"';
    return [wrong('webhook-secret', says, advice)];
  }
  return [
    ok('webhook-secret', `WEBHOOK_SECRET looks random; ${new URL(WEBHOOK_URL).host} is told.`),
  ];
}

/** What is to be said of the secrets, without a character of them. */
export function judgeSecrets(settings: Settings): Finding[] {
  const { SESSION_SECRET, RECEIPT_KEY, API_URL } = settings;
  const secrets = SESSION_SECRET ?? [];
  const keys = RECEIPT_KEY ?? [];
  const found: Finding[] = [];
  if (secrets.some(isGuessable)) {
    const says = 'SESSION_SECRET can be guessed: whoever does opens the orders of others.';
    const advice = `Make a random one (${makeOne}) and put nothing else in its place.`;
    found.push(wrong('session-secret', says, advice));
  } else if (secrets.length > 0) {
    found.push(ok('session-secret', 'SESSION_SECRET looks random.'));
  } else if (API_URL === undefined) {
    found.push(ok('session-secret', 'The sandbox makes and keeps a session secret of its own.'));
  }
  if (keys.some(isGuessable)) {
    const says = 'RECEIPT_KEY can be guessed: whoever does signs receipts in your name.';
    found.push(wrong('receipt-key', says, `Make a random one: ${makeOne}`));
  } else if (keys.length > 0) {
    found.push(ok('receipt-key', 'RECEIPT_KEY looks random.'));
  }
  const lower = secrets.map((secret) => secret.toLowerCase());
  if (keys.some((key) => lower.includes(key))) {
    const says = 'SESSION_SECRET and RECEIPT_KEY are the same.';
    found.push(warning('secrets-apart', says, `Give each a value of its own: ${makeOne}`));
  }
  return [...found, ...judgeWebhooks(settings)];
}
