import { catalogueSize } from './catalogue';
import { json } from './http/exchange';
import { type Route, route } from './http/router';
import type { World } from './world';

/** The controls of how many brands a country lists. */
export function catalogueControls({ catalogue }: World): Route[] {
  return [
    route('POST', '/control/catalogue', async (exchange) => {
      const size = await exchange.body(catalogueSize);
      catalogue.resize(size);
      return json(size);
    }),
    route('DELETE', '/control/catalogue', () => {
      catalogue.reset();
      return { status: 204, headers: {}, body: '' };
    }),
  ];
}
