import { generateKeyPairSync, randomBytes, sign } from 'node:crypto';

/** A private key and its certificate, in PEM. */
export type Certificate = { key: string; cert: string };

/** One value of DER: its tag, its length, what it holds (X.690). */
function der(tag: number, ...held: Uint8Array[]): Buffer {
  const content = Buffer.concat(held);
  const size = content.length;
  if (size < 0x80) return Buffer.concat([Buffer.from([tag, size]), content]);
  const bytes = size < 0x100 ? [0x81, size] : [0x82, size >> 8, size & 0xff];
  return Buffer.concat([Buffer.from([tag, ...bytes]), content]);
}

const hex = (text: string) => Buffer.from(text, 'hex');
const sequence = (...held: Uint8Array[]) => der(0x30, ...held);

/** Object identifiers: ecdsa-with-SHA256, commonName, subjectAltName, basicConstraints. */
const signature = sequence(hex('06082a8648ce3d040302'));
const commonName = hex('0603550403');
const subjectAltName = hex('0603551d11');
const basicConstraints = hex('0603551d13');

const yes = hex('0101ff');

function time(at: number): Buffer {
  const digits = new Date(at).toISOString().replace(/\D/g, '').slice(2, 14);
  return der(0x17, Buffer.from(`${digits}Z`));
}

/**
 * Makes a certificate for a host, signed by its own key (RFC 5280, 4.1).
 * @param until when it ends, in milliseconds since 1970; it begins a year before
 */
export function certificateFor(host: string, until: number): Certificate {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const name = sequence(der(0x31, sequence(commonName, der(0x0c, Buffer.from(host)))));
  const names = der(0x04, sequence(der(0x82, Buffer.from(host))));
  const extensions = sequence(
    sequence(subjectAltName, names),
    sequence(basicConstraints, yes, der(0x04, sequence(yes))),
  );
  const body = sequence(
    der(0xa0, hex('020102')),
    der(0x02, Buffer.concat([Buffer.from([1]), randomBytes(15)])),
    signature,
    name,
    sequence(time(until - 365 * 86_400_000), time(until)),
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
    der(0xa3, extensions),
  );
  const bits = der(0x03, Buffer.from([0]), sign('sha256', body, privateKey));
  const base64 = sequence(body, signature, bits).toString('base64');
  const lines = base64.replace(/.{64}/g, '$&\n');
  return {
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    cert: `-----BEGIN CERTIFICATE-----\n${lines}\n-----END CERTIFICATE-----\n`,
  };
}
