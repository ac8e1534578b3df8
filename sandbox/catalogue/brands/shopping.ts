import { card, type Row } from '../rows';

const amazonAlso = ['electronics', 'entertainment', 'books_learning'];

const amazon = (site: string, country: string, spec: string) =>
  card(
    `Amazon.${site}`,
    'e-commerce',
    { [country]: spec },
    {
      logo: 'amazon',
      popular: true,
      also: amazonAlso,
    },
  );

export const shopping: Row[] = [
  amazon('com', 'US', '5..500/0.01'),
  amazon('co.uk', 'GB', '10, 25, 50, 100, 1..500'),
  amazon('de', 'DE AT', '10, 25, 50, 100, 1..500'),
  amazon('fr', 'FR BE', '10..500'),
  amazon('es', 'ES PT', '10..500'),
  amazon('it', 'IT', '5..500'),
  amazon('nl', 'NL', '10..250'),
  amazon('ca', 'CA', '10..500'),
  amazon('in', 'IN', '100..10000'),
  amazon('com.mx', 'MX', '100..5000/50'),
  amazon('com.br', 'BR', '30, 50, 100, 200'),
  amazon('co.jp', 'JP', '500, 1000, 3000, 5000, 10000'),
  amazon('com.tr', 'TR', '100, 250, 500, 1000'),
  amazon('pl', 'PL', '50, 100, 200, 500'),
  amazon('se', 'SE', '100..2000/50'),
  amazon('com.au', 'AU', '10..500'),
  amazon('ae', 'AE', '50, 100, 250, 500'),
  card('eBay', 'e-commerce', { US: '25, 50, 100, 200', 'GB DE AU CA': 'm' }, { also: ['retail'] }),
  card(
    'Zalando',
    'e-commerce',
    { 'DE AT FR IT ES NL BE': '10, 25, 50, 100, 150', 'PL SE': 'm' },
    {
      popular: true,
      also: ['apparel_clothing'],
    },
  ),
  card('Mercado Livre', 'e-commerce', { BR: '50, 100, 200, 500' }, { popular: true }),
  card(
    'Mercado Libre',
    'e-commerce',
    { MX: '100..5000/50' },
    {
      popular: true,
    },
  ),
  card(
    'Flipkart',
    'e-commerce',
    { IN: '100, 250, 500, 1000, 100..10000' },
    {
      popular: true,
      also: ['electronics'],
    },
  ),
  card('Shopee', 'e-commerce', { 'PH VN ID BR': 'm' }, { popular: true }),
  card('Lazada', 'e-commerce', { 'PH VN ID': 'm' }),
  card(
    'Trendyol',
    'e-commerce',
    { TR: '100, 250, 500, 1000' },
    {
      popular: true,
      also: ['apparel_clothing'],
    },
  ),
  card('Hepsiburada', 'e-commerce', { TR: '100..5000/50' }),
  card('Allegro', 'e-commerce', { PL: '50, 100, 200, 500' }, { popular: true }),
  card('bol', 'e-commerce', { 'NL BE': '5..150' }, { popular: true, also: ['books_learning'] }),
  card('Etsy', 'e-commerce', { 'US GB CA AU': '25, 50, 100', 'DE FR': '25, 50, 100' }),
  card('Jumia', 'e-commerce', { 'NG KE': 'l' }, { popular: true }),
  card('Takealot', 'e-commerce', { ZA: 'l' }, { popular: true }),
  card('Tokopedia', 'e-commerce', { ID: 'm' }, { popular: true }),
  card('Noon', 'e-commerce', { AE: 'm' }, { popular: true }),
  card('Best Buy', 'electronics', { US: '15, 25, 50, 100, 5..500', CA: 'l' }),
  card(
    'MediaMarkt',
    'electronics',
    { 'DE AT ES IT NL BE': '10, 25, 50, 100, 10..500', 'PL TR': 'l' },
    {
      popular: true,
      as: 'code-with-serial',
    },
  ),
  card('Saturn', 'electronics', { DE: '10, 25, 50, 100' }),
  card(
    'FNAC',
    'electronics',
    { 'FR ES BE PT': '15, 30, 50, 100, 15..300' },
    {
      popular: true,
      also: ['books_learning'],
    },
  ),
  card('Currys', 'electronics', { 'GB IE': '25, 50, 100, 250' }),
  card('Croma', 'electronics', { IN: 'l' }),
  card(
    'Walmart',
    'retail',
    { US: '5..500', 'CA MX': 'l' },
    {
      popular: true,
      also: ['groceries', 'electronics'],
    },
  ),
  card('Target', 'retail', { US: '10, 25, 50, 100, 10..500' }, { popular: true, also: ['home'] }),
  card('Argos', 'retail', { GB: '10, 25, 50, 100, 5..200' }, { popular: true, also: ['home'] }),
  card('El Corte Inglés', 'retail', { ES: '25, 50, 100, 20..1000' }, { popular: true }),
  card('Marks & Spencer', 'retail', { 'GB IE': '10..200' }, { also: ['food'] }),
  card('Kmart', 'retail', { AU: '20, 50, 100' }, { popular: true }),
  card(
    'IKEA',
    'home',
    {
      'US CA': '25, 50, 100, 10..500',
      'EUR GB AU': '10, 25, 50, 100, 5..250',
      'SE PL': 'l',
    },
    { popular: true, as: 'url' },
  ),
  card('The Home Depot', 'home', { US: '25, 50, 100, 200, 5..500', 'CA MX': 'l' }),
  card('Leroy Merlin', 'home', { 'FR ES IT PT PL BR': 'l' }),
  card(
    'H&M',
    'apparel_clothing',
    { 'US GB CA': 'm', EUR: '10, 25, 50, 100', 'TR IN MX PL SE': 'm' },
    {
      as: 'url',
    },
  ),
  card(
    'Nike',
    'apparel_clothing',
    {
      'US CA AU': '25, 50, 100, 10..500',
      'GB DE FR IT ES NL': '10..250',
      'MX TR': 'l',
    },
    { popular: true, also: ['sports_fitness'], as: 'code-with-serial' },
  ),
  card(
    'Adidas',
    'apparel_clothing',
    { 'US GB CA': 'm', EUR: 'm', 'IN TR MX BR': 'm' },
    {
      also: ['sports_fitness'],
    },
  ),
  card('Zara', 'apparel_clothing', { 'US GB EUR': '10..250', 'TR IN MX': 'r' }),
  card('Primark', 'apparel_clothing', { 'GB IE ES DE FR IT': 's' }),
  card('Myntra', 'apparel_clothing', { IN: 'm' }, { popular: true }),
  card('Foot Locker', 'apparel_clothing', { 'US CA AU': 'l', 'DE FR IT ES NL': 'l' }),
  card('Sephora', 'health_beauty', { 'US CA': '10, 25, 50, 100', 'FR ES IT DE PT': '10..150' }),
  card('Douglas', 'health_beauty', { 'DE AT NL IT ES PL': 'm' }),
  card(
    'Decathlon',
    'sports_fitness',
    {
      'FR DE ES IT BE NL PT GB': '10, 25, 50, 100, 10..500',
      'TR IN PL BR': 'm',
    },
    { popular: true, as: 'url' },
  ),
];
