import { derivedDigits, derivedText } from './derive';
import type { OrderLine } from './order-record';

/** For text nodes of the markup below. */
const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** The eSIM activation string of a line: simulated, on a domain that is reserved for examples. */
export function activationCode(orderId: string, line: OrderLine): string {
  return `LPA:1$smdp.example.com$SIMULATED-${derivedText(orderId, line.id, 12)}`;
}

function giftCard(orderId: string, line: OrderLine, code: string) {
  const withSerial = line.deliveredAs === 'code-with-serial';
  return {
    pin_code: code,
    pin_serial: withSerial ? derivedDigits(orderId, `serial ${line.id}`, 10) : null,
    security_code: withSerial ? derivedDigits(orderId, `security ${line.id}`, 4) : null,
    barcode_image_url: null,
    qr_image_url: null,
    redeem_instructions: `<ol><li>Open the redeem page of ${escaped(line.brand)}.</li><li>Enter the code.</li></ol>`,
    how_to_redeem: null,
    error_description: null,
    failure_reason: null,
  };
}

/**
 * What a delivered line adds to its `deliverable`. Always the same for the same order; every code
 * says that it is simulated. Top-ups carry the operator's reference and no code, mailed products
 * no code either, and failed ones the reason.
 */
export function deliveredWire(orderId: string, line: OrderLine, origin: string) {
  const text = derivedText(orderId, line.id, 8);
  const code = `SIMULATED-${text.slice(0, 4)}-${text.slice(4)}`;
  switch (line.deliveredAs) {
    case 'topup':
      return { operator_reference: `SIM-REF-${text}` };
    case 'url':
      return { pin_code: `https://redeem.example.com/c/${code.toLowerCase()}` };
    case 'esim':
      return {
        pin_code: activationCode(orderId, line),
        qr_image_url: `${origin}/qr/${line.id}.svg`,
        redeem_instructions: '<p>Scan the QR code with the phone that will use the plan.</p>',
      };
    case 'mail':
      return { redeem_instructions: '<p>The code was sent by e-mail.</p>' };
    case 'failure':
      return { error_description: 'The operator did not answer.', failure_reason: 'OUT_OF_STOCK' };
    case 'code':
    case 'code-with-serial':
      return giftCard(orderId, line, code);
    default:
      return line.deliveredAs satisfies never;
  }
}
