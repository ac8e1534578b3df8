import type { Instrumentation } from 'next';

/** Next runs this once when the server starts, before the first request. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME === 'nodejs') {
    const { start } = await import('./lib/startup');
    await start();
  }
}

/** Next tells of each error that ends a request; of the request its pattern and method are kept. */
export const onRequestError: Instrumentation.onRequestError = async (error, request, context) => {
  if (process.env.NEXT_RUNTIME === 'nodejs') {
    const { logRequestFailure } = await import('./lib/log/failures');
    const { routePath: route, routeType } = context;
    logRequestFailure(error, { route, routeType, method: request.method });
  }
};
