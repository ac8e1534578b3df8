import 'server-only';
import { randomBytes } from 'node:crypto';
import { processWide } from './process-wide';

/** A header's name that nobody outside this process knows, and that no request can carry by itself. */
export const ownHeader = (about: string) =>
  processWide(`${about}Header`, () => `x-shop-${about}-${randomBytes(12).toString('hex')}`)();
