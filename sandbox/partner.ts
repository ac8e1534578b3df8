import { Refusal } from './http/exchange';
import type { Route } from './http/router';
import type { World } from './world';

/** Calls of the API proper. Images are fetched by browsers, which send no partner id. */
const isApiPath = (path: string) => /^\/v\d+\//.test(path) && !path.startsWith('/v3/qrs/');

/** The routes, answering 401 to callers that name no partner while the settings ask for one. */
export function forPartners(world: World, routes: Route[]): Route[] {
  return routes.map((route) => ({
    ...route,
    handle: (exchange, parts) => {
      const partner = exchange.headers['x-cr-application'] ?? '';
      const asked = world.settings.current().requirePartner && isApiPath(exchange.path);
      if (asked && String(partner).trim() === '')
        throw new Refusal(401, 'X-Cr-Application is required');
      return route.handle(exchange, parts);
    },
  }));
}
