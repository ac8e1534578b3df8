import 'server-only';
import { log } from '../log';
import { processWide } from '../process-wide';
import { faultOf } from './fault';
import { nowAndThen } from './now-and-then';

/** While the database is away every request fails alike. */
const sometimes = processWide('storeFailures', () => nowAndThen(10_000));

/** A request was turned away because the store did not answer; written now and then. */
export function logStoreFailure(error: unknown): void {
  sometimes()((more) => log({ event: 'store-unavailable', fault: faultOf(error), more }));
}
