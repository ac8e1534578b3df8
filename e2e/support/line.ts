import { connect, createServer, type Socket } from 'node:net';

/** The connections that run over a line at a time; of some it is known that they carry a stream. */
type Connection = { near: Socket; far: Socket; streams: boolean };

/** A line between browsers and a shop, which can be cut as tunnels and changed networks do. */
export type Line = {
  port: number;
  /** Breaks the connections that carry an event stream; how many those were. */
  cutStreams(): number;
  close(): Promise<void>;
};

function carry(near: Socket, port: number, connections: Set<Connection>): void {
  const connection = { near, far: connect({ port, host: '127.0.0.1' }), streams: false };
  connections.add(connection);
  const { far } = connection;
  near.on('data', (chunk) => {
    if (/^GET \S+\/subscribe /m.test(chunk.toString('latin1'))) connection.streams = true;
  });
  near.pipe(far).pipe(near);
  for (const [end, other] of [
    [near, far],
    [far, near],
  ] as const) {
    end.on('error', () => other.destroy());
    end.on('close', () => {
      other.destroy();
      connections.delete(connection);
    });
  }
}

/** Opens a line to a port of this machine. */
export async function openLine(port: number): Promise<Line> {
  const connections = new Set<Connection>();
  const server = createServer((near) => carry(near, port, connections));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The line has no port.');
  return {
    port: address.port,
    cutStreams() {
      const streams = [...connections].filter((connection) => connection.streams);
      for (const { near } of streams) near.resetAndDestroy();
      return streams.length;
    },
    close() {
      for (const { near } of connections) near.destroy();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
