import { card, type Row } from '../rows';

export const streaming: Row[] = [
  card(
    'Netflix',
    'streaming',
    {
      'US CA AU': '25, 30, 50, 60, 100',
      'EUR GB': '15, 25, 30, 50, 100',
      'BR MX TR IN PH PL SE ZA': 'm',
    },
    { popular: true },
  ),
  card(
    'Spotify',
    'streaming',
    {
      'US CA AU': '10, 30, 60, 12 months=131.88',
      'EUR GB': '10, 30, 60',
      'BR MX': '1 month=23.90, 3 months=71.70, 12 months=286.80',
      'TR IN PH': '1 month=119, 3 months=357',
      ID: '1 month=54990, 3 months=164970',
    },
    { popular: true },
  ),
  card('Disney+', 'streaming', { 'US CA GB': '25, 50, 100', 'EUR BR MX': '25, 50, 90' }),
  card(
    'Crunchyroll',
    'streaming',
    { 'US GB CA AU': '25, 50', 'DE FR ES IT BR MX': '25, 50' },
    {
      bgColor: '#ff1323#',
    },
  ),
  card('Hulu', 'streaming', { US: '25, 50, 100' }),
  card('Paramount+', 'streaming', { 'US GB AU': '25, 50', MX: '1 month=149, 12 months=1490' }),
  card(
    'DAZN',
    'streaming',
    { 'DE AT IT ES': '1 month=34.99, 12 months=299.99' },
    {
      also: ['sports_fitness'],
    },
  ),
  card('Deezer', 'streaming', { 'FR DE BR': '1 month=11.99, 3 months=35.97, 6 months=71.94' }),
  card(
    'Google Play',
    'entertainment',
    {
      'US CA AU': '10, 25, 50, 100, 10..500',
      'EUR GB': '5, 15, 25, 50, 100',
      'BR TR IN MX PL SE ZA ID AE': 'm',
      JP: '1500, 3000, 5000, 10000, 1500..50000/1',
    },
    { popular: true, also: ['games'] },
  ),
  card(
    'Apple',
    'entertainment',
    {
      'US CA AU': '5, 10, 25, 50, 100, 10..500',
      'EUR GB': '10, 15, 25, 50, 100',
      'BR TR IN MX PL SE AE': 'm',
      JP: '1500, 3000, 5000, 10000',
    },
    { popular: true, also: ['electronics', 'games'] },
  ),
  card('Twitch', 'entertainment', {
    'US CA': '15, 25, 50, 100, 200',
    'EUR GB': '15, 25, 50',
    'BR MX TR': 'm',
  }),
  card(
    'Discord Nitro',
    'entertainment',
    { 'US GB EUR': '1 month=9.99, 12 months=99.99' },
    {
      as: 'url',
    },
  ),
  card('Tinder', 'entertainment', { 'US GB EUR BR': '1 month=19.99, 6 months=59.99' }),
  card('Fandango', 'entertainment', { US: '15..100' }, { state: 'empty' }),
  card('Ticketmaster', 'entertainment', { 'US GB': '25, 50, 100, 25..500', 'DE NL IE': '25..250' }),
];
