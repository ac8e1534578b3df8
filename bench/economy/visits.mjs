/** What visitors do: each visit is a page, and what its browser asks for besides. */
import { coins } from './goods.mjs';

/** What is done in a thousand visits. */
const mix = [
  { value: 'home', weight: 180 },
  { value: 'countries', weight: 30 },
  { value: 'list', weight: 180 },
  { value: 'narrowed list', weight: 120 },
  { value: 'search', weight: 70 },
  { value: 'product', weight: 300 },
  { value: 'cart', weight: 50 },
  { value: 'checkout', weight: 60 },
  { value: 'purchase', weight: 10 },
];

/** Of visitors of a page: who begins to search, asks for prices in another coin, chooses a value. */
const shares = { searches: 0.3, otherCoin: 0.35, chooses: 0.5, unknownWords: 0.2 };

/** Numbers from 0 to 1 that are the same for the same seed (mulberry32). */
export function createDraws(seed) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return {
    happens: (share) => next() < share,
    /** One of some values, each as often as its weight says. */
    weighted(choices) {
      let left = next() * choices.reduce((sum, { weight }) => sum + weight, 0);
      for (const { value, weight } of choices) {
        left -= weight;
        if (left < 0) return value;
      }
      return choices.at(-1).value;
    },
    pick: (values) => values[Math.floor(next() * values.length)],
  };
}

const get = (path) => ({ method: 'GET', path });
const post = (path, body) => ({ method: 'POST', path, body });

/** Whose visit it is: where, in which language, with which coin, and what they would buy. */
function visitorOf(draws, goods) {
  const place = draws.weighted(goods.places);
  const language = draws.weighted(place.languages);
  const country = place.code.toLowerCase();
  const coin = draws.happens(shares.otherCoin) ? draws.weighted(coins) : 'USDC';
  const brand = draws.weighted(place.brands);
  return { place, language, country, coin, brand, path: `/${language}/${country}` };
}

const goodOf = ({ place, brand }, { id, value }) => ({
  country: place.code,
  kind: brand.kind,
  brand: brand.slug,
  product: id,
  ...(value !== undefined && { value }),
});

function home(draws, { country, path }) {
  const searching = draws.happens(shares.searches);
  return [get(path), ...(searching ? [get(`/api/search-index/${country}`)] : [])];
}

function narrowed(draws, { coin, path, place }) {
  const queries = ['category=games', 'stock=in', `budget=25&in=${coin}`];
  return [get(`${path}/${draws.pick(place.kinds)}?${draws.pick(queries)}`)];
}

function search(draws, { path, brand, country }) {
  const words = draws.happens(shares.unknownWords)
    ? `zq ${draws.pick(['shoes', 'pizza', 'taxi', 'flight', 'doctor', 'garden'])}`
    : brand.name.slice(0, draws.pick([3, 4, 6, 40]));
  const query = new URLSearchParams({ q: words });
  return [get(`/api/search-index/${country}`), get(`${path}/search?${query}`)];
}

function product(draws, visitor, { id, value }) {
  const { path, brand, coin, place } = visitor;
  const page = `${path}/${brand.kind}/${brand.slug}${coin === 'USDC' ? '' : `?coin=${coin}`}`;
  if (id === undefined || !draws.happens(shares.chooses)) return [get(page)];
  const { slug, kind } = brand;
  const wish = { country: place.code, kind, brand: slug, product: id, coin };
  const query = new URLSearchParams({ ...wish, ...(value !== undefined && { value }) });
  // A page that is looked at for longer than a minute asks for the price again.
  return [get(page), get(`/api/quotes?${query}`)];
}

const emails = ['a.buyer@example.com', 'another.buyer@example.com'];

/** What a checkout sends; null where the good needs a recipient that nobody here has. */
function checkoutOf(draws, visitor, chosen) {
  if (chosen.id === undefined || chosen.delivery !== 'by_email') return null;
  const email = draws.pick(emails);
  const line = { ...goodOf(visitor, chosen), beneficiary: email };
  return {
    email,
    lines: [line],
    payment: { coin: 'USDC', network: 'Base' },
    locale: visitor.language,
  };
}

function checkout(visitor, chosen, body) {
  const { language, coin } = visitor;
  const query = new URLSearchParams({ ...goodOf(visitor, chosen), coin });
  // Once filled in, and once more after a change.
  const checks = [1, 2].map(() => post('/api/orders/validations', body));
  return [get(`/${language}/checkout?${query}`), ...checks];
}

/**
 * The next visit: what it is called and what is asked for, one after the other. A purchase has the
 * body of its checkout as well, and is to be placed and followed.
 */
export async function nextVisit(draws, goods) {
  const name = draws.weighted(mix);
  const visitor = visitorOf(draws, goods);
  const { language, path, place, brand } = visitor;
  switch (name) {
    case 'home':
      return { name, language, requests: home(draws, visitor) };
    case 'countries':
      return { name, language, requests: [get(`/${language}`)] };
    case 'list':
      return { name, language, requests: [get(`${path}/${draws.pick(place.kinds)}`)] };
    case 'narrowed list':
      return { name, language, requests: narrowed(draws, visitor) };
    case 'search':
      return { name, language, requests: search(draws, visitor) };
    default:
  }
  const chosen = draws.pick(await goods.products(place.code, brand)) ?? {};
  const browsing = { name: 'product', language, requests: product(draws, visitor, chosen) };
  if (name === 'product' || chosen.id === undefined) return browsing;
  if (name === 'cart') {
    const body = { goods: [goodOf(visitor, chosen)], locale: language, coin: visitor.coin };
    return { name, language, requests: [get(`/${language}/cart`), post('/api/cart', body)] };
  }
  const body = checkoutOf(draws, visitor, chosen);
  if (body === null) return browsing;
  const requests = checkout(visitor, chosen, body);
  return { name, language, requests, ...(name === 'purchase' && { purchase: body }) };
}
