import { type LastingFamily, readAs } from './families';

const schemes = new Map<string, LastingFamily>([
  ['ethereum', 'evm'],
  ['bitcoin', 'bitcoin'],
  ['litecoin', 'litecoin'],
  ['dogecoin', 'dogecoin'],
  ['tron', 'tron'],
  ['solana', 'solana'],
  ['ton', 'ton'],
  ['sui', 'sui'],
]);

/** Longest link that is read; a payment link holds an address and a few short parameters. */
const longest = 1000;

const link = /^([a-z]+):(?:\/\/)?([^?]*)(?:\?(.*))?$/i;

/** A payment link in its parts: `target` is what stands between the scheme and the parameters. */
export type PaymentLink = { family: LastingFamily; target: string; query: URLSearchParams };

/** Splits a payment link of a scheme known here; null for any other text. */
export function splitLink(text: string): PaymentLink | null {
  if (text.length > longest) return null;
  const [, scheme = '', target = '', parameters] = link.exec(text) ?? [];
  const family = schemes.get(scheme.toLowerCase());
  return family === undefined ? null : { family, target, query: new URLSearchParams(parameters) };
}

/** What an EIP-681 link is about: an address or a contract, on which chain, and what is called. */
export function splitEvmTarget(target: string): { to: string; chainId?: string; call?: string } {
  const [, to = '', chainId, call] =
    /^(?:pay-)?([^@/]*)(?:@(\d+))?(?:\/(.*))?$/i.exec(target) ?? [];
  return { to, ...(chainId && { chainId }), ...(call !== undefined && { call }) };
}

/** BIP 21's parameters that must be understood, and comments without which money goes astray. */
const mustGoAlong = /^(?:req-.*|text|bin|memo)$/i;

/** The receiver of an EIP-681 link: of a token's transfer, not its target, which is the contract. */
function evmReceiver(target: string, query: URLSearchParams): string {
  const { to, call } = splitEvmTarget(target);
  if (call === undefined) return to;
  return call === 'transfer' ? (query.get('address') ?? '') : '';
}

function receiver({ family, target, query }: PaymentLink): string {
  switch (family) {
    case 'evm':
      return evmReceiver(target, query);
    case 'ton':
      return target.replace(/^transfer\//i, '');
    case 'sui':
      return target.toLowerCase() === 'pay' ? (query.get('receiver') ?? '') : target;
    case 'bitcoin':
    case 'litecoin':
    case 'dogecoin':
    case 'tron':
    case 'solana':
      return target;
    default:
      return family satisfies never;
  }
}

/**
 * The address in a text as it is pasted: the text without blanks around it, and of a payment link
 * (`bitcoin:…?amount=…`, EIP-681, `ton://transfer/…`) the receiver alone. A link is left as it is,
 * which no network takes for an address, when its receiver does not fit its scheme, and when it
 * asks for more than an address can say, such as a comment for an exchange.
 */
export function readAddress(text: string): string {
  const trimmed = text.trim();
  const parts = splitLink(trimmed);
  if (parts === null) return trimmed;
  if ([...parts.query.keys()].some((name) => mustGoAlong.test(name))) return trimmed;
  const address = receiver(parts);
  return readAs(parts.family, address) === null ? trimmed : address;
}
