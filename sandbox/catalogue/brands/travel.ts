import { card, type Row } from '../rows';

export const travel: Row[] = [
  card(
    'Airbnb',
    'travel_flights',
    { US: '50..500', 'GB CA AU': '25..500', EUR: '25..500', 'BR MX IN': 'r' },
    { popular: true },
  ),
  card(
    'Uber',
    'travel_flights',
    {
      'US CA AU': '15, 25, 50, 100, 15..500',
      'GB DE FR ES IT NL BE PT PL': 'm',
      'BR MX IN': 'm',
    },
    { popular: true, also: ['food'] },
  ),
  card('Booking.com', 'travel_flights', { 'US GB': '50..1000', EUR: '50..1000', 'BR TR PL': 'r' }),
  card('Hotels.com', 'travel_flights', { 'US CA GB': '25..1000', 'DE FR ES IT NL SE': 'r' }),
  card('FlixBus', 'travel_flights', { 'DE FR IT ES NL AT BE PL TR US': 'm' }),
  card('Grab', 'travel_flights', { 'PH VN ID': 'm' }, { popular: true, also: ['food'] }),
  card('Bolt', 'travel_flights', { 'PL PT SE IE NG KE ZA': 's' }, { also: ['food'] }),
  card('Southwest', 'travel_flights', { US: '50, 100, 250, 500' }),
  card('MakeMyTrip', 'travel_flights', { IN: 'l' }, { popular: true }),
  card('Chewy', 'pet_supplies', { US: '25, 50, 100' }),
  card('zooplus', 'pet_supplies', { 'DE FR IT ES NL': '15, 25, 50' }),
  card('Audible', 'books_learning', { 'US GB DE FR': '1 month=14.95, 3 months=45, 12 months=150' }),
  card('Udemy', 'books_learning', { 'US GB IN BR TR': 'm' }),
  card('NordVPN', 'other_products', { 'US GB EUR': '1 month=12.99, 12 months=59.88' }),
  card(
    'Tree Planting',
    'charity_donations',
    { 'US GB DE': '5, 10, 25, 5..250' },
    {
      state: 'unsectioned',
      as: 'url',
    },
  ),
  card('Rewarble VISA USD', 'e-money', {
    'US GB DE': '30 USD=30 USD, 100 USD=100 USD, 250 USD=250 USD',
  }),
];
