import { useRef, useState } from 'react';
import type { CheckoutStrings } from '@/components/checkout/checkout-strings';
import { CoinChoice } from '@/components/checkout/coin-choice';
import { EmailField } from '@/components/checkout/email-field';
import { Coupon, Newsletter, RefundAddress } from '@/components/checkout/extras';
import type { NetworkNotes } from '@/components/checkout/network-notes';
import { OrderLines } from '@/components/checkout/order-lines';
import { OrderTotal } from '@/components/checkout/order-total';
import { OrderedBefore, Unconfirmed } from '@/components/checkout/outcomes';
import { Problems } from '@/components/checkout/problems';
import { cart, found, known, namedLines } from './checkout-fixtures';
import { Pair, Specimen } from './parts';
import { coins } from './shelf-fixtures';

type Props = { notes: NetworkNotes; locale: string; strings: CheckoutStrings };

const nothing = () => {};
const amount = '26.80';

/** The checkout's parts, with what can be wrong in each, and what comes of it. */
export default function CheckoutStage(props: Props) {
  const { locale, strings } = props;
  return (
    <>
      <Pair>
        <Specimen name="What is ordered and for whom: mine, a gift, a phone, an account, later; no prices">
          <OrderLines
            cart={cart}
            ofCart
            lines={cart.lines.filter(({ later }) => later !== true)}
            goods={{ known, coin: 'USDC', state: 'failed', retry: nothing }}
            coin="USDC"
            locale={locale}
            faults={['gift', 'phone', 'account'].map((lineId) => ({ field: 'recipient', lineId }))}
            strings={strings}
            dispatch={nothing}
          />
        </Specimen>
        <Specimen name="The coin and the network: recommended, suspended, below the smallest payment">
          <Payment {...props} />
        </Specimen>
      </Pair>
      <Pair>
        <Specimen name="Problems, with everything that can be done about them">
          <Problems
            found={found}
            lines={namedLines}
            shopHref={`/${locale}`}
            strings={strings}
            onRepair={nothing}
          />
        </Specimen>
        <Specimen name="The buyer’s e-mail, and what few need">
          <Few strings={strings} />
        </Specimen>
      </Pair>
      <Totals strings={strings} />
      <Pair>
        <Specimen name="Nobody knows whether it was ordered">
          <Unconfirmed
            strings={strings}
            ordersHref={`/${locale}/orders`}
            asking={false}
            onAsk={nothing}
            onAgain={nothing}
          />
        </Specimen>
        <Specimen name="It was ordered before">
          <OrderedBefore
            strings={strings}
            orderHref={`/${locale}/orders`}
            cartHref={`/${locale}/cart`}
            onAgain={nothing}
          />
        </Specimen>
      </Pair>
    </>
  );
}

function Payment({ notes, strings }: Props) {
  const [coin, setCoin] = useState('USDC');
  const [network, setNetwork] = useState('Base');
  return (
    <div className="space-y-8">
      <CoinChoice
        {...{ coins, coin, network, amount, notes, strings }}
        onCoin={setCoin}
        onNetwork={setNetwork}
      />
    </div>
  );
}

function Few({ strings }: { strings: CheckoutStrings }) {
  const [email, setEmail] = useState('marta@example');
  const [coupon, setCoupon] = useState('WELCOME');
  const [address, setAddress] = useState('');
  const [newsletter, setNewsletter] = useState(false);
  return (
    <div className="space-y-6">
      <EmailField
        email={email}
        hint={strings.emailHint}
        refused
        strings={strings}
        onChange={setEmail}
        onLeave={nothing}
      />
      <div className="divide-y divide-line border-line border-y">
        <Coupon
          coupon={coupon}
          price={{ amount, coin: 'USDC', before: '29.80' }}
          refused={false}
          strings={strings}
          onChange={setCoupon}
          onApply={nothing}
        />
        <RefundAddress
          address={address}
          payment={{ coin: 'USDC', network: 'Base' }}
          fault={null}
          needsTokenAccount={false}
          strings={strings}
          onChange={setAddress}
          onLeave={nothing}
        />
        {strings.newsletter !== '' && (
          <Newsletter checked={newsletter} label={strings.newsletter} onChange={setNewsletter} />
        )}
      </div>
    </div>
  );
}

const totals = {
  'A total, less with a coupon': { amount, before: '29.80', blocked: false, stage: 'editing' },
  'A total that is not known': {
    amount: null,
    before: undefined,
    blocked: false,
    stage: 'editing',
  },
  'Something cannot be had': { amount: null, before: undefined, blocked: true, stage: 'editing' },
  'The order is being placed': { amount, before: undefined, blocked: false, stage: 'placing' },
} as const;

function Totals({ strings }: { strings: CheckoutStrings }) {
  const buttonRef = useRef<HTMLButtonElement>(null);
  return (
    <Pair>
      {Object.entries(totals).map(([name, total]) => (
        <Specimen key={name} name={name}>
          <OrderTotal {...total} {...{ buttonRef, strings }} coin="USDC" />
        </Specimen>
      ))}
    </Pair>
  );
}
