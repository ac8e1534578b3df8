/**
 * How a text reads in one family's form: `valid`, `wrong-checksum` when it has the form but was
 * mistyped, `testnet` when it is meant for a test network of that family, null when it has another
 * form altogether.
 */
export type Reading = 'valid' | 'wrong-checksum' | 'testnet' | null;
