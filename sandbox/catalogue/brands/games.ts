import { card, type Row } from '../rows';

export const games: Row[] = [
  card(
    'Steam',
    'games',
    {
      US: '10, 20, 50, 100',
      'EUR GB CA AU': '5, 10, 20, 50, 100',
      'BR TR IN PH VN MX ID PL SE': 'm',
    },
    { popular: true },
  ),
  card(
    'PlayStation Store',
    'games',
    {
      US: '10, 25, 50, 75, 100, 110',
      'EUR GB CA AU': '10, 20, 25, 50, 75, 100',
      'BR TR IN MX PL SE ZA AE ID': 'm',
      JP: '1100, 3000, 5000, 10000',
    },
    { popular: true },
  ),
  card('Xbox', 'games', {
    'US CA AU': '5, 10, 15, 25, 50, 100',
    'EUR GB': '5, 10, 15, 25, 50, 75',
    'BR MX TR PL SE ZA IN': 'm',
  }),
  card('Nintendo eShop', 'games', {
    US: '10, 20, 35, 50, 70, 99',
    'EUR GB': '15, 25, 35, 50, 75, 100',
    'CA MX BR AU': 'm',
    JP: '1000, 2000, 3000, 5000, 9000',
  }),
  card(
    'Roblox',
    'games',
    {
      US: '800 Robux=10, 10, 25, 50, 100',
      'EUR GB CA AU': '800 Robux=10, 10, 20, 25, 50',
      'BR MX PH IN': 'm',
    },
    { popular: true, as: 'code-with-serial' },
  ),
  card('Minecraft', 'games', {
    US: 'Java & Bedrock Ed=~29.99',
    'DE FR ES IT GB': '1720 Minecoins=8.99, 3500 Minecoins=16.99, Java & Bedrock Ed=~29.99',
  }),
  card(
    'Fortnite',
    'games',
    { 'US GB EUR': '1000 V-Bucks=8.99, 2800 V-Bucks=22.99' },
    {
      state: 'sold-out',
    },
  ),
  card('Battle.net', 'games', { 'US CA': '20, 50, 100', 'EUR GB': '20, 50', 'BR MX': 'm' }),
  card('Valorant', 'games', {
    'US EUR GB': '10, 20, 25, 50',
    BR: '16, 30, 4745 VP=150',
    'TR IN PH VN ID': '475 VP=4.99 USD, 1000 VP=9.99 USD, 2050 VP=19.99 USD',
  }),
  card(
    'Razer Gold',
    'games',
    { 'US GB EUR': 's', 'BR TR IN PH VN MX ID': 's' },
    {
      as: 'code-with-serial',
    },
  ),
  card('PUBG Mobile', 'games', {
    'US DE TR IN PH VN ID BR MX AE': '60 UC=0.99 USD, 325 UC=4.99 USD, 660 UC=9.99 USD',
  }),
  card('Free Fire', 'games', {
    'BR MX IN PH VN ID': '100 Diamonds=1.1 USD, 310 Diamonds=3.3 USD, 520 Diamonds=5.5 USD',
  }),
  card(
    'Meta Quest',
    'games',
    { 'US CA': '15, 25, 50, 100', 'GB DE FR IT ES': '15, 25, 50, 100' },
    {
      also: ['electronics'],
    },
  ),
  card('EA Play', 'games', { 'US GB EUR': '1 month=5.99, 12 months=39.99', BR: '1 month=29.90' }),
];
