import { type Exchange, type Handler, Refusal, type Reply } from './exchange';

export type Route = { method: string; pattern: RegExp; handle: Handler };

/**
 * A route for a path in which `{name}` stands for one segment; the handler is given the segments,
 * decoded, in order.
 */
export function route(method: string, path: string, handle: Handler): Route {
  const source = path.replace(/[.*+?^$()|[\]\\]/g, '\\$&').replace(/\{[a-zA-Z]+\}/g, '([^/]+)');
  return { method, pattern: new RegExp(`^${source}$`), handle };
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    throw new Refusal(404, 'NOT_FOUND');
  }
}

/** Answers with the first route that fits. Throws a 404 `Refusal` when none does. */
export async function dispatch(routes: Route[], exchange: Exchange): Promise<Reply> {
  for (const { method, pattern, handle } of routes) {
    const match = method === exchange.method ? pattern.exec(exchange.path) : null;
    if (match) return handle(exchange, match.slice(1).map(decoded));
  }
  throw new Refusal(404, 'NOT_FOUND');
}
