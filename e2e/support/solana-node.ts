import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { text } from 'node:stream/consumers';
import { nodeAnswer, type World } from '@/lib/payment/solana-fixtures';

/** A node of Solana on this machine, for whom a test says what there is on the chain. */
export class SolanaNode {
  /** What tests put there, by address. */
  readonly world: World = new Map();
  /** What is at all other addresses; null for nothing. */
  elsewhere: unknown = null;
  /** The methods it was asked for, and everything that was written to it. */
  methods: string[] = [];
  received = '';
  /** Whether it hangs up on everybody. */
  isDown = false;
  readonly #server: Server;

  private constructor() {
    this.#server = createServer(async (request, response) => {
      const body = await text(request);
      this.received += JSON.stringify(request.headers) + body;
      this.methods.push(/"method":"(\w+)"/.exec(body)?.[1] ?? 'none');
      if (this.isDown) {
        request.socket.destroy();
        return;
      }
      response.setHeader('Content-Type', 'application/json');
      response.end(JSON.stringify(nodeAnswer(this.world, body, this.elsewhere)));
    });
  }

  static async start(): Promise<SolanaNode> {
    const node = new SolanaNode();
    node.#server.listen(0, '127.0.0.1');
    await once(node.#server, 'listening');
    return node;
  }

  get url(): string {
    const address = this.#server.address();
    if (address === null || typeof address === 'string') throw new Error('The node has ended.');
    return `http://127.0.0.1:${address.port}`;
  }

  forgetCalls(): void {
    this.methods = [];
    this.received = '';
  }

  stop(): void {
    this.#server.close();
    this.#server.closeAllConnections();
  }
}
