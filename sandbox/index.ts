import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { Catalogue } from './catalogue';
import { createClock } from './clock';
import { controlRoutes } from './control';
import { catalogueControls } from './control-catalogue';
import { exchangeOf, Refusal, type Reply, refused, send } from './http/exchange';
import { sendFaulty } from './http/fault-answers';
import { Faults } from './http/faults';
import { RequestLog } from './http/request-log';
import { dispatch, type Route } from './http/router';
import { Streams } from './http/streams';
import { OrderBook } from './order-book';
import { forPartners } from './partner';
import { SettingsHolder } from './settings';
import { openStorage, readState } from './storage';
import { catalogueRoutes } from './supplier-catalogue';
import { orderRoutes } from './supplier-orders';
import type { World } from './world';

export type Sandbox = {
  /** `http://127.0.0.1:{port}`, without a slash at the end. */
  origin: string;
  /** Writes what is left to write, breaks every connection off and stops listening. */
  close(): Promise<void>;
};

export type SandboxOptions = {
  /** 0, the default, takes any free port. */
  port?: number;
  /** Where orders and the clock are kept; in memory only when absent. */
  dataDir?: string;
  /** The base clock, epoch milliseconds; the wall clock when absent. */
  now?: () => number;
  /** How many brands a country lists, by country code; the usual ones where it is not named. */
  brands?: Record<string, number>;
};

async function openWorld({ dataDir, now, brands = {} }: SandboxOptions): Promise<World> {
  const catalogue = new Catalogue();
  for (const [country, count] of Object.entries(brands)) {
    catalogue.resize({ country, brands: count });
  }
  const kept = await readState(dataDir);
  const clock = createClock(now, kept.clockOffset);
  const state = () => ({ clockOffset: clock.offset(), orders: world.book.list() });
  const storage = await openStorage(dataDir, state);
  const world: World = {
    origin: '',
    clock,
    storage,
    book: new OrderBook(clock, kept.orders, storage.touch),
    streams: new Streams(),
    faults: new Faults(),
    log: new RequestLog(),
    settings: new SettingsHolder(),
    catalogue,
  };
  return world;
}

async function answer(routes: Route[], exchange: ReturnType<typeof exchangeOf>): Promise<Reply> {
  try {
    return await dispatch(routes, exchange);
  } catch (error) {
    if (error instanceof Refusal) return refused(error);
    process.emitWarning(error instanceof Error ? error : String(error));
    return refused(new Refusal(500, 'INTERNAL_ERROR'));
  }
}

function listener(world: World) {
  const controls = [...controlRoutes(world), ...catalogueControls(world)];
  const supplier = forPartners(world, [...orderRoutes(world), ...catalogueRoutes(world)]);

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const exchange = exchangeOf(request);
    const outlet = { response, streams: world.streams };
    if (exchange.path.startsWith('/control/')) {
      send(outlet, await answer(controls, exchange));
      return;
    }
    world.log.add(exchange);
    const met = world.faults.take(exchange);
    const reply = () => answer(supplier, exchange);
    if (met) await sendFaulty(outlet, met, reply);
    else send(outlet, await reply());
  }
  return (request: IncomingMessage, response: ServerResponse) => {
    // Left over: a fault whose headers cannot be sent.
    handle(request, response).catch(() => response.destroy());
  };
}

async function listen(server: Server, port: number): Promise<string> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('No port to listen on.');
  return `http://127.0.0.1:${address.port}`;
}

/**
 * Starts the simulated supplier on the loopback interface.
 * @throws Error when the port is taken, the data directory cannot be read or written, or a number
 * of brands is none the catalogue can have.
 */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const world = await openWorld(options);
  const server = createServer();
  world.origin = await listen(server, options.port ?? 0);
  server.on('request', listener(world));
  return {
    origin: world.origin,
    async close() {
      world.book.close();
      world.streams.close();
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
      await world.storage.flushed();
    },
  };
}
