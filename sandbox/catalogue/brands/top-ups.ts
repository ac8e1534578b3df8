import { type Row, recharge } from '../rows';

const credits = 'mobile_credits';
const bundle = 'mobile_bundle';

export const topUps: Row[] = [
  recharge(
    'Lycamobile Credits',
    credits,
    {
      US: '10, 20, 10 USD - PIN=10@email, 30, 50',
      GB: '5, 10, 10 GBP - PIN=10@email, 20, 30',
      'DE FR ES IT NL BE AT IE PT': '5, 10, 10 EUR - PIN=10@email, 20, 30',
    },
    { family: 'Lycamobile', popular: true },
  ),
  recharge(
    'Lycamobile Bundle',
    bundle,
    {
      US: '5 GB 30 days=15, 10 GB 30 days=23, 20 GB 30 days=33',
      'GB EUR': '5 GB 30 days=10, 12 GB 30 days=15, Unlimited 30 days=25',
    },
    { family: 'Lycamobile' },
  ),
  recharge(
    'T-Mobile',
    credits,
    { US: '10, 15, 25, 40, 50, 100', 'PL NL AT': '10, 20, 50' },
    {
      popular: true,
    },
  ),
  recharge('AT&T', credits, { US: '10..100', MX: '50, 100, 200, 300' }, { popular: true }),
  recharge('Verizon', credits, { US: '15, 30, 50, 65, 100' }),
  recharge(
    'Vodafone',
    credits,
    {
      'GB IE': '10, 15, 20, 30',
      'DE IT ES PT NL': '10, 15, 25, 50',
      TR: '200, 300, 500',
    },
    { popular: true },
  ),
  recharge('O2', credits, { GB: '10, 15, 20, 30', DE: '15, 20, 30' }),
  recharge('Three', credits, { 'GB IE': '10, 20, 30' }),
  recharge('Lebara', credits, { 'GB DE NL FR': '5, 10, 15, 20' }),
  recharge('Orange', credits, { 'FR ES BE': '5, 10, 15, 25, 35', PL: '25, 50, 100' }),
  recharge('SFR', credits, { FR: '10, 15, 25, 35' }),
  recharge('Movistar', credits, { ES: '5..50/5', MX: '50, 100, 150, 200' }),
  recharge('TIM', credits, { IT: '5, 10, 20, 30, 50', BR: '15, 20, 30, 50, 100' }),
  recharge('Claro', credits, { BR: '15, 20, 30, 50, 100' }, { popular: true }),
  recharge('Vivo', credits, { BR: '15..300' }),
  recharge('Telcel', credits, { MX: '20, 50, 100, 150, 200, 500' }, { popular: true }),
  recharge(
    'Turkcell Credits',
    credits,
    { TR: '200, 300, 400, 500' },
    {
      family: 'Turkcell',
      popular: true,
    },
  ),
  recharge(
    'Turkcell Bundle',
    bundle,
    { TR: '10 GB 28 days=340, 20 GB 28 days=460' },
    {
      family: 'Turkcell',
    },
  ),
  recharge('Türk Telekom Credits', credits, { TR: '150, 250, 350' }, { family: 'Türk Telekom' }),
  recharge(
    'Türk Telekom Bundle',
    bundle,
    { TR: '8 GB 30 days=290, 16 GB 30 days=410' },
    {
      family: 'Türk Telekom',
    },
  ),
  recharge(
    'Airtel',
    credits,
    { IN: '199, 299, 399, 719', NG: '500..50000/100', KE: '100..10000/50' },
    {
      popular: true,
    },
  ),
  recharge('Jio', bundle, {
    IN: '28 GB 14 days=198, 42 GB 28 days=299, 56 GB 28 days=349, 168 GB 84 days=899',
  }),
  recharge('Globe', credits, { PH: '50, 100, 150, 300, 500, 1000' }, { popular: true }),
  recharge('Smart', credits, { PH: '50..1000/10' }),
  recharge('Viettel', credits, { VN: '20000, 50000, 100000, 200000, 500000' }, { popular: true }),
  recharge('MobiFone', credits, { VN: '20000, 50000, 100000, 200000, 500000' }),
  recharge('Vinaphone', credits, { VN: '20000..500000/10000' }),
  recharge('Telkomsel', credits, { ID: '25000, 50000, 100000, 200000' }, { popular: true }),
  recharge(
    'Du Data',
    bundle,
    { AE: '2 GB 7 days=50, 6 GB 30 days=125' },
    {
      family: 'Du',
      logo: 'du',
    },
  ),
  recharge('MTN', credits, { NG: '100..20000/50', ZA: '10..1000/5' }, { popular: true }),
  recharge('Safaricom', credits, { KE: '100, 250, 500, 1000' }, { popular: true }),
  recharge('Telstra', credits, { AU: '20, 30, 40, 60' }),
  recharge('Rogers', credits, { CA: '10, 20, 30, 50' }),
  recharge('Play', credits, { PL: '30, 50, 100' }),
  recharge('Comviq', credits, { SE: '95, 195, 295' }),
];
