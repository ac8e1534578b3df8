import type { Catalogue } from './catalogue';
import type { Clock } from './clock';
import type { Faults } from './http/faults';
import type { RequestLog } from './http/request-log';
import type { Streams } from './http/streams';
import type { OrderBook } from './order-book';
import type { SettingsHolder } from './settings';
import type { Storage } from './storage';

/** Everything a running sandbox holds. */
export type World = {
  /** Where it listens; the URLs it hands out begin with it. */
  origin: string;
  clock: Clock;
  book: OrderBook;
  storage: Storage;
  streams: Streams;
  faults: Faults;
  log: RequestLog;
  settings: SettingsHolder;
  catalogue: Catalogue;
};
