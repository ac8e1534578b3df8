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

/** BIP 21's parameters that must be understood, and comments without which money goes astray. */
const mustGoAlong = /^(?:req-.*|text|bin|memo)$/i;

/** The receiver of an EIP-681 link: of a token's transfer, not its target, which is the contract. */
function evmReceiver(target: string, query: URLSearchParams): string {
  const [, address = '', call] = /^(?:pay-)?([^@/]*)(?:@\d+)?(?:\/(.*))?$/i.exec(target) ?? [];
  if (call === undefined) return address;
  return call === 'transfer' ? (query.get('address') ?? '') : '';
}

function receiver(family: LastingFamily, target: string, query: URLSearchParams): string {
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
  if (trimmed.length > longest) return trimmed;
  const [, scheme = '', target = '', parameters] = link.exec(trimmed) ?? [];
  const family = schemes.get(scheme.toLowerCase());
  if (family === undefined) return trimmed;
  const query = new URLSearchParams(parameters);
  if ([...query.keys()].some((name) => mustGoAlong.test(name))) return trimmed;
  const address = receiver(family, target, query);
  return readAs(family, address) === null ? trimmed : address;
}
