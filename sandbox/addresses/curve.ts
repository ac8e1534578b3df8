const prime = 2n ** 255n - 19n;

function power(base: bigint, exponent: bigint): bigint {
  let result = 1n;
  let square = base % prime;
  for (let rest = exponent; rest > 0n; rest >>= 1n) {
    if (rest & 1n) result = (result * square) % prime;
    square = (square * square) % prime;
  }
  return result;
}

const inverse = (value: bigint) => power(value, prime - 2n);
const edwardsD = ((prime - 121665n) * inverse(121666n)) % prime;

/**
 * Whether 32 bytes are a point of Ed25519, as a Solana wallet's address is and a token account
 * derived by a program is not: x² = (y² − 1) / (dy² + 1) must have a root.
 */
export function isOnCurve(bytes: Uint8Array): boolean {
  const littleEndian = bytes.reduceRight((sum, byte) => sum * 256n + BigInt(byte), 0n);
  const y = littleEndian & (2n ** 255n - 1n);
  if (y >= prime) return false;
  const ySquared = (y * y) % prime;
  const xSquared = ((ySquared - 1n + prime) * inverse(edwardsD * ySquared + 1n)) % prime;
  return xSquared === 0n || power(xSquared, (prime - 1n) / 2n) === 1n;
}
