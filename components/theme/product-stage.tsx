import { useState } from 'react';
import { Choice } from '@/components/product/choice';
import { PriceArea } from '@/components/product/price-area';
import type { PriceState } from '@/components/product/price-watch';
import type { ProductFormStrings, ProductOption } from '@/components/product/product-options';
import { type RangeOption, readValue } from '@/components/product/value-fault';
import { ValueField } from '@/components/product/value-field';
import { Pair, Specimen } from './parts';

type Fixed = Extract<ProductOption, { type: 'fixed' }>;

function value(id: string, change: Partial<Fixed> = {}): Fixed {
  const common = { span: null, price: `${Number(id) + 1}.80 USDC`, disabled: false };
  return {
    type: 'fixed',
    id,
    label: `$${id}`,
    ...common,
    rates: null,
    badge: null,
    receives: null,
    ...change,
  };
}

const range: RangeOption = {
  type: 'range',
  id: 'range',
  label: 'Another value',
  min: '5',
  max: '200',
  step: null,
  currency: 'USD',
  sign: '$',
  minText: '$5',
  maxText: '$200',
  stepText: null,
  receives: null,
  suggestions: [
    { value: '10', text: '$10' },
    { value: '50', text: '$50' },
  ],
  disabled: false,
};

const options: ProductOption[] = [
  value('10'),
  value('25'),
  value('50', { price: null }),
  value('100', { disabled: true }),
  value('12', {
    label: '5 GB',
    span: 'for 30 days',
    rates: ['2.56 USDC a GB', '0.43 USDC a day'],
    badge: 'Cheapest by the GB',
  }),
  range,
];

type Props = { locale: string; strings: ProductFormStrings };

/** What is chosen on a product page, and its price as it comes and fails to. */
export default function ProductStage({ locale, strings }: Props) {
  const [chosen, setChosen] = useState('25');
  const [typed, setTyped] = useState('500');
  const field = { locale, strings, onType: setTyped, onLeave: () => {} };
  const { fault } = readValue(typed, range, strings, locale);
  return (
    <>
      <Specimen name="Values: at rest, chosen, without a price, sold out, a plan, one’s own">
        <fieldset className="grid max-w-2xl grid-cols-2 gap-2 sm:grid-cols-3">
          <legend className="mb-2 font-semibold">{strings.choose}</legend>
          {options.map((option) => (
            <Choice
              key={option.id}
              option={option}
              soldOut={strings.soldOut}
              checked={option.id === chosen}
              onChoose={() => setChosen(option.id)}
            />
          ))}
        </fieldset>
      </Specimen>
      <Pair>
        <Specimen name="A value of one’s own">
          <ValueField {...field} option={range} typed="" fault={null} />
        </Specimen>
        <Specimen name="A value that is not sold">
          <ValueField {...field} option={range} typed={typed} fault={fault} />
        </Specimen>
        <Specimen name="A value that cannot be had">
          <ValueField {...field} option={{ ...range, disabled: true }} typed="" fault={null} />
        </Specimen>
      </Pair>
      <Prices locale={locale} strings={strings} />
    </>
  );
}

function Prices({ locale, strings }: Props) {
  const known = { state: 'known', price: '26.80 USDC', at: 0 } as const;
  const states: Record<string, PriceState> = {
    'Nothing chosen': { state: 'none' },
    'A price that is asked for': { state: 'asking' },
    'A price': { ...known, trouble: null },
    'A price that could not be renewed': { ...known, trouble: 'failed' },
    'No price': { state: 'missing', trouble: 'failed' },
    'No price without a connection': { state: 'missing', trouble: 'offline' },
  };
  return (
    <div className="grid gap-x-8 gap-y-10 sm:grid-cols-2 lg:grid-cols-3">
      {Object.entries(states).map(([name, quote]) => (
        <Specimen key={name} name={name}>
          <PriceArea quote={quote} locale={locale} strings={strings} onRetry={() => {}} />
        </Specimen>
      ))}
    </div>
  );
}
