import { localPlans } from './brands/esims';
import { generatedName } from './generated-names';
import { card, type Row, recharge } from './rows';

const ladders = ['m', 's', 'r', 'l', 'r'];

function soldBy(category: string, index: number): string {
  switch (category) {
    case 'e-sim':
      return localPlans;
    case 'mobile_bundle':
      return '5 GB 30 days=9 USD, 12 GB 30 days=15 USD, Unlimited 30 days=25 USD';
    case 'mobile_credits':
      return 's';
    case 'streaming':
      return '1 month=9.99 USD, 3 months=27.99 USD, 12 months=99 USD';
    default:
      return ladders[index % ladders.length] ?? 'm';
  }
}

function deliveredAs(index: number): Pick<Row, 'as'> {
  if (index % 11 === 0) return { as: 'url' };
  return index % 7 === 0 ? { as: 'code-with-serial' } : {};
}

/**
 * The row of a made-up brand sold in a country; the same place always gives the same brand. One in
 * seventeen is sold out, one in 250 popular.
 */
export function generatedRow(index: number, countryCode: string): Row {
  const { house, trade, category } = generatedName(index);
  const brand = `${house} ${trade}`;
  const sold = { [countryCode]: soldBy(category, index) };
  const extras = {
    popular: index % 250 === 4,
    ...(index % 17 === 9 && { state: 'sold-out' as const }),
  };
  return category.startsWith('mobile_') || category === 'e-sim'
    ? recharge(brand, category, sold, extras)
    : card(brand, category, sold, { ...deliveredAs(index), ...extras });
}
