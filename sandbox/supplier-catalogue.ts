import {
  availableCountriesWire,
  brandsWire,
  defaultCoin,
  homepageWire,
  priceWire,
  productsWire,
  searchWire,
} from './catalogue';
import { type Exchange, json, Refusal, type Reply } from './http/exchange';
import { type Route, route } from './http/router';
import { renderLogo } from './logos';
import { currenciesWire, paymentViasWire } from './payment-vias';
import type { World } from './world';

function required({ query }: Exchange, name: string): string {
  const value = query.get(name);
  if (value === null || value === '') throw new Refusal(400, `${name} is required`);
  return value;
}

function products({ query }: Exchange, country: string, world: World): Reply {
  const familyName = query.get('family_name');
  const brandName = query.get('brand_name');
  if (!familyName && !brandName) throw new Refusal(400, 'family_name or brand_name is required');
  const filter = {
    coin: query.get('coin') ?? defaultCoin,
    lang: query.get('lang') ?? 'en',
    pricePercent: world.settings.current().pricePercent,
    ...(familyName && { familyName }),
    ...(brandName && { brandName }),
  };
  return json(productsWire(world.catalogue.shelf(country), filter, world.origin));
}

function price(exchange: Exchange, { catalogue, settings }: World): Reply {
  const shelf = catalogue.shelf(required(exchange, 'country_code'));
  const body = priceWire(shelf, {
    brandName: required(exchange, 'brand_name'),
    faceValue: required(exchange, 'face_value'),
    coin: exchange.query.get('coin') ?? defaultCoin,
    pricePercent: settings.current().pricePercent,
  });
  if (body === null) throw new Refusal(404, 'NOT_AVAILABLE_PRODUCT');
  return json(body);
}

const logoName = /^(.+?)(?:_(500x318|300x190))?\.(webp|jpg)$/;

async function logo(file: string): Promise<Reply> {
  const [, slug = '', size, format] = logoName.exec(file) ?? [];
  const image = await renderLogo(
    slug,
    size === '500x318' || size === '300x190' ? size : 'full',
    format === 'jpg' ? 'jpg' : 'webp',
  );
  if (!image) throw new Refusal(404, 'NOT_FOUND');
  const type = format === 'jpg' ? 'image/jpeg' : 'image/webp';
  const headers = { 'content-type': type, 'cache-control': 'public, max-age=86400' };
  return { status: 200, headers, body: image };
}

/** A round badge with the first letters of a coin, network or payment via. */
function badge(file: string): Reply {
  const name = /^([a-z0-9-]{1,40})\.svg$/.exec(file)?.[1];
  if (name === undefined) throw new Refusal(404, 'NOT_FOUND');
  const text = name.slice(0, 4).toUpperCase();
  const body = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64"><circle cx="32" cy="32" r="32" fill="#475569"/><text x="32" y="38" font-family="sans-serif" font-size="17" font-weight="600" fill="#fff" text-anchor="middle">${text}</text></svg>`;
  return { status: 200, headers: { 'content-type': 'image/svg+xml' }, body };
}

/** Ways to pay, the catalogue with its prices, countries, and images. */
export function catalogueRoutes(world: World): Route[] {
  const { origin, catalogue } = world;
  const shelfOf = (exchange: Exchange) => catalogue.shelf(required(exchange, 'country_code'));
  const offer = () => ({ origin, settings: world.settings.current() });
  const images = ['/coins/{file}', '/networks/{file}', '/payment/{file}'];
  return [
    route('GET', '/v3/payment_vias', () => json(paymentViasWire(offer()))),
    route('GET', '/v3/currencies', () => json(currenciesWire(offer()))),
    route('GET', '/v2/brands', (exchange) => json(brandsWire(shelfOf(exchange), origin))),
    route('GET', '/v2/homepage', (exchange) => json(homepageWire(shelfOf(exchange), origin))),
    route('GET', '/v2/search/{country}', (exchange, [country = '']) =>
      json(searchWire(catalogue.shelf(country), required(exchange, 'q'), origin)),
    ),
    route('GET', '/v5/products/country/{country}', (exchange, [country = '']) =>
      products(exchange, country, world),
    ),
    route('GET', '/v4/products/price', (exchange) => price(exchange, world)),
    route('GET', '/api/available-countries', () => json(availableCountriesWire())),
    route('GET', '/logos_v2/{file}', (_, [file = '']) => logo(file)),
    ...images.map((path) => route('GET', path, (_, [file = '']) => badge(file))),
  ];
}
