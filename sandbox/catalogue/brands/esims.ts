import { type Row, recharge } from '../rows';

/** Plans of an eSIM for one country. */
export const localPlans = [
  '1 GB 7 days=4.5 USD',
  '3 GB 30 days=9 USD',
  '5 GB 30 days=14 USD',
  '10 GB 30 days=22 USD',
  'Unlimited 3 days=12 USD',
  'Unlimited 10 days=32 USD',
  '20 GB 30 days=34 USD',
  '50 GB 90 days=69 USD',
].join();

const regional = [
  '1 GB 7 days=5 USD',
  '5 GB 30 days=17.5 USD',
  '10 GB 30 days=29 USD',
  'Unlimited 7 days=36 USD',
  '30 GB 60 days=62 USD',
].join();

export const esims: Row[] = [
  recharge('eSIM', 'e-sim', { ALL: localPlans }, { popular: true }),
  recharge('eSIM Europe', 'e-sim', { 'EUR GB PL SE TR US': regional }),
  recharge('eSIM Asia', 'e-sim', { 'JP IN PH VN ID AE AU US': regional }),
];
