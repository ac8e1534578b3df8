'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useRef, useState } from 'react';
import { cannotBeHad, goodKey, type KnownGoods } from '@/components/cart/goods';
import { lineName } from '@/components/cart/line-card';
import { useGoods } from '@/components/cart/use-goods';
import type { CartAction } from '@/lib/cart/cart';
import { keepEmail, keptEmail } from '@/lib/checkout/kept';
import { keptPayment } from '@/lib/checkout/kept-payment';
import { orderPagePath } from '@/lib/paths';
import type { Cart, CartLine, OrderedLine } from '@/schemas/cart';
import type { Coin } from '@/schemas/catalogue';
import type { Good } from '@/schemas/checkout';
import type { RefundFault } from '@/schemas/field-check';
import type { CheckoutStrings } from './checkout-strings';
import { CoinChoice } from './coin-choice';
import { EmailField } from './email-field';
import { Coupon, Newsletter, RefundAddress } from './extras';
import { refundFault } from './field-checks';
import type { NetworkNotes } from './network-notes';
import { noteKey } from './note-key';
import { OrderLines } from './order-lines';
import { OrderTotal } from './order-total';
import { Problems } from './problems';
import { useCheckout } from './use-checkout';

/** What every checkout is given by its page. */
export type CheckoutProps = {
  coins: Coin[];
  /** Chosen to begin with. */
  coin: string;
  notes: NetworkNotes;
  /** The partner's page about identity checks; null without one. */
  identityHref: string | null;
  /** Where the partner's support is reached; null without one. */
  supportHref: string | null;
  locale: string;
  strings: CheckoutStrings;
};

type Props = CheckoutProps & {
  cart: Cart;
  dispatch: (action: CartAction) => void;
  /** What the page came with of the goods. */
  first?: KnownGoods;
  /** The good in the page's address, which a form sent before the script is there must lead back to. */
  named?: Good;
  /** Called once the order exists; its page is on the way. */
  onPlaced: (lines: OrderedLine[]) => void;
  /** Called when these lines turn out to be ordered already, which the form then tells. */
  onOrderedBefore: (lines: OrderedLine[]) => void;
};

const standing = (selector: string) =>
  document.querySelector<HTMLInputElement>(selector)?.value ?? '';

/** The checkout's one form: what is ordered and for whom, how it is paid, and the order itself. */
export function CheckoutForm(props: Props) {
  const { cart, dispatch, coins, locale, strings } = props;
  const ofCart = props.named === undefined;
  const router = useRouter();
  const placeRef = useRef<HTMLButtonElement>(null);
  const [fields, setFields] = useState({
    email: '',
    coupon: '',
    newsletter: false,
    refundAddress: '',
  });
  const [coin, setCoin] = useState(props.coin);
  const [network, setNetwork] = useState<string | null>(null);
  const [refund, setRefund] = useState<{ of: string; fault: RefundFault | null } | null>(null);
  const goods = useGoods(cart.lines, coin, locale, props.first);
  const set = (change: Partial<typeof fields>) => setFields((all) => ({ ...all, ...change }));

  const checkout = useCheckout({
    cart,
    dispatch,
    goods,
    coins,
    fields,
    coin,
    network,
    setPayment: (ticker, name) => {
      setCoin(ticker);
      setNetwork(name);
    },
    dropCoupon: () => set({ coupon: '' }),
    identityHref: props.identityHref,
    supportHref: props.supportHref,
    locale,
    strings,
    placeRef,
    ofCart,
    onPlaced: (orderId, lines) => {
      props.onPlaced(lines);
      // Replaced, so that "back" leads to the product and not to a second order.
      router.replace(orderPagePath(locale, orderId));
    },
    onOrderedBefore: props.onOrderedBefore,
  });

  // What was typed and chosen before the script arrived stands in the document only.
  useEffect(() => {
    setFields((all) => ({ ...all, email: standing('input[type=email]') || keptEmail() }));
    const standingCoin = standing('input[name=coin]:checked') || props.coin;
    const kept = keptPayment();
    const chosen = standing('input[name=network]:checked') || null;
    setCoin(standingCoin);
    const networks = coins.find(({ ticker }) => ticker === standingCoin)?.networks ?? [];
    // The networks in the document are those of the coin the page came with, its first one chosen.
    const isOwn = standingCoin === props.coin && chosen !== networks[0]?.name;
    const isKept =
      kept?.coin === standingCoin && networks.some(({ name }) => name === kept.network);
    setNetwork(isOwn ? chosen : isKept ? (kept?.network ?? null) : null);
  }, [coins, props.coin]);

  const { outcomes, stage } = checkout;
  if (outcomes !== null && (stage === 'unconfirmed' || stage === 'asking')) {
    return (
      <outcomes.Unconfirmed
        strings={strings}
        ordersHref={`/${locale}/orders`}
        asking={stage === 'asking'}
        onAsk={checkout.ask}
        onAgain={checkout.startAnew}
      />
    );
  }
  if (outcomes !== null && stage === 'ordered') {
    return (
      <outcomes.OrderedBefore
        strings={strings}
        orderHref={orderPagePath(locale, checkout.earlierOrder ?? '')}
        onAgain={ofCart ? null : checkout.goOn}
        cartHref={`/${locale}/cart`}
      />
    );
  }

  const itemOf = (line: CartLine) => goods.known.items[goodKey(line)];
  const named = checkout.lines.map((line) => ({
    id: line.id,
    name: lineName(line, itemOf(line)),
    href: itemOf(line)?.href ?? '',
  }));
  const isRefused = (field: 'email' | 'coupon') =>
    checkout.faults.some((fault) => fault.field === field);
  const note = props.notes[noteKey(coin, checkout.payment.network)];
  const isByPhone = checkout.lines.every((line) => itemOf(line)?.delivery === 'by_phone');

  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void checkout.place();
      }}
      onBlur={({ relatedTarget }) => {
        // The press that has begun checks by itself; a problem shown meanwhile would move the button away.
        if (relatedTarget !== placeRef.current) checkout.settle();
      }}
      className="scripted mt-5 space-y-8"
    >
      {Object.entries(props.named ?? {}).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <OrderLines
        cart={cart}
        ofCart={ofCart}
        lines={checkout.lines}
        goods={goods}
        coin={coin}
        locale={locale}
        faults={checkout.faults}
        strings={strings}
        dispatch={dispatch}
      />
      <EmailField
        email={fields.email}
        hint={isByPhone ? strings.emailHintTopUp : strings.emailHint}
        refused={isRefused('email')}
        strings={strings}
        onChange={(email) => set({ email })}
        onLeave={() => keepEmail(fields.email)}
      />
      <CoinChoice
        coins={coins}
        coin={coin}
        network={checkout.payment.network || null}
        amount={checkout.amount}
        notes={props.notes}
        strings={strings}
        onCoin={(ticker) => {
          setCoin(ticker);
          setNetwork(null);
        }}
        onNetwork={setNetwork}
      />
      <div className="divide-y divide-line border-line border-y">
        <Coupon
          coupon={fields.coupon}
          price={checkout.price}
          refused={isRefused('coupon')}
          strings={strings}
          onChange={(coupon) => set({ coupon })}
          onApply={checkout.apply}
        />
        <RefundAddress
          address={fields.refundAddress}
          payment={checkout.payment}
          fault={
            refund?.of === refundKey(fields.refundAddress, checkout.payment) ? refund.fault : null
          }
          needsTokenAccount={note?.needsTokenAccount === true}
          strings={strings}
          onChange={(refundAddress) => set({ refundAddress })}
          onLeave={async () => {
            const of = refundKey(fields.refundAddress, checkout.payment);
            // Without an answer nothing is said of it yet; the order asks again.
            const fault = await refundFault(fields.refundAddress, checkout.payment).catch(
              () => null,
            );
            setRefund({ of, fault });
          }}
        />
        {strings.newsletter && (
          <Newsletter
            checked={fields.newsletter}
            label={strings.newsletter}
            onChange={(newsletter) => set({ newsletter })}
          />
        )}
      </div>
      <div aria-live={checkout.found?.urgent === true ? 'off' : 'polite'}>
        {checkout.found !== null && (
          <Problems
            found={checkout.found}
            lines={named}
            shopHref={`/${locale}`}
            strings={strings}
            onRepair={checkout.repair}
          />
        )}
      </div>
      <OrderTotal
        amount={checkout.amount}
        before={checkout.price?.before}
        coin={coin}
        blocked={cannotBeHad(goods.known, checkout.lines)}
        stage={checkout.stage}
        buttonRef={placeRef}
        strings={strings}
      />
    </form>
  );
}

const refundKey = (address: string, { coin, network }: { coin: string; network: string }) =>
  `${coin} ${network} ${address}`;
