import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What a partner's script tag says, by the names of its `data-` attributes. */
export type EmbedAttributes = Record<string, string>;

/**
 * A page of somebody else's with the shop's script tag in it, long enough to be scrolled. It writes
 * down what it hears from there.
 */
function pageWith(script: string, attributes: EmbedAttributes): string {
  const data = Object.entries(attributes).map(([name, value]) => `data-${name}="${value}"`);
  return `<!doctype html>
<html lang="en">
<meta name="viewport" content="width=device-width">
<title>Partner</title>
<script>
  window.heard = [];
  for (const type of ['ready', 'page', 'height', 'cart', 'checkout', 'unavailable'])
    addEventListener('shop-embed:' + type, ({ detail }) => heard.push({ type, ...detail }));
</script>
<main>
<h1>News of the day</h1>
<p>Buy something:</p>
<script src="${script}" ${data.join(' ')} async></script>
<p>More news</p>
</main>
</html>`;
}

/** A site of another origin than the shop's, and of another site as browsers see it. */
export class PartnerSite {
  readonly #server: Server;

  private constructor(server: Server) {
    this.#server = server;
  }

  static async start(): Promise<PartnerSite> {
    const server = createServer((request, response) => {
      const { pathname, searchParams } = new URL(request.url ?? '/', 'http://partner');
      const { script = '', ...attributes } = Object.fromEntries(searchParams);
      response.writeHead(pathname === '/' ? 200 : 204, { 'Content-Type': 'text/html' });
      response.end(pathname === '/' ? pageWith(script, attributes) : '');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return new PartnerSite(server);
  }

  get origin(): string {
    const { port } = this.#server.address() as AddressInfo;
    return `http://127.0.0.1:${port}`;
  }

  /** The address of a page that shows the shop of an origin. */
  address(shop: string, attributes: EmbedAttributes): string {
    const query = new URLSearchParams({ script: `${shop}/embed.js`, ...attributes });
    return `${this.origin}/?${query}`;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}
