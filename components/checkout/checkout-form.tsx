'use client';

import { useRouter } from 'next/navigation';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { primaryButton } from '@/components/ui/button';
import { networkRefusal } from '@/lib/checkout/alternatives';
import { endAttempt } from '@/lib/checkout/attempt-key';
import { forgetPhone, keptPhone } from '@/lib/checkout/kept-phone';
import { usableNetwork } from '@/lib/checkout/networks';
import { submitOrder } from '@/lib/checkout/submit';
import { fill } from '@/lib/i18n/fill';
import { orderPagePath } from '@/lib/paths';
import type { Coin, DeliveryType } from '@/schemas/catalogue';
import type { Checkout, Payment } from '@/schemas/checkout';
import type { ToldProblem } from '@/schemas/checkout-answer';
import type { CheckoutStrings } from './checkout-strings';
import { CoinChoice } from './coin-choice';
import { type Contact, ContactFields, readContact } from './contact-fields';
import { Problems, Unconfirmed } from './problems';
import { usePrice } from './use-price';

type Props = {
  line: Omit<Checkout['line'], 'beneficiary'>;
  delivery: DeliveryType;
  /** Where another value or product is chosen. */
  productHref: string;
  initialCoin: string;
  initialPrice: string | null;
  coins: Coin[];
  locale: string;
  strings: CheckoutStrings;
};

type Stage = 'editing' | 'checking' | 'placing' | 'unconfirmed';

/** The checkout's one form: who gets it, which coin and network pay for it, and the order itself. */
export function CheckoutForm(props: Props) {
  const { line, delivery, coins, locale, strings } = props;
  const router = useRouter();
  const [contact, setContact] = useState<Contact>({ email: '', recipient: '' });
  const [refused, setRefused] = useState<Contact | null>(null);
  const [coin, setCoin] = useState(props.initialCoin);
  const [network, setNetwork] = useState<string | null>(null);
  const [stage, setStage] = useState<Stage>('editing');
  const [problems, setProblems] = useState<ToldProblem[]>([]);
  const price = usePrice({
    line,
    coin,
    initialCoin: props.initialCoin,
    initialPrice: props.initialPrice,
  });
  // State arrives a render late; a second click in the same moment must see the first.
  const busy = useRef(false);
  const formRef = useRef<HTMLFormElement>(null);
  const placeRef = useRef<HTMLButtonElement>(null);

  // What was typed and chosen before the script arrived stands in the document only.
  useEffect(() => {
    const knownRecipient = delivery === 'by_phone' ? keptPhone(line.country) : '';
    const standing = (selector: string) =>
      formRef.current?.querySelector<HTMLInputElement>(selector)?.value;
    setContact({
      email: standing('input[type=email]') ?? '',
      recipient: standing('input[type=tel], input[type=text]') || knownRecipient,
    });
    const standingCoin = standing('input[name=coin]:checked') ?? props.initialCoin;
    setCoin(standingCoin);
    // The networks in the document are those of the coin the page came with.
    if (standingCoin === props.initialCoin) {
      setNetwork(standing('input[name=network]:checked') ?? null);
    }
  }, [delivery, line.country, props.initialCoin]);

  const networks = coins.find(({ ticker }) => ticker === coin)?.networks ?? [];
  const chosenNetwork = usableNetwork(networks, network, price.amount);

  async function place(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (busy.current) return;
    const form = event.currentTarget;
    busy.current = true;
    setProblems([]);
    let placed = false;
    try {
      const read = await readContact(contact, delivery, line.country);
      if (read === null) {
        setRefused(contact);
        requestAnimationFrame(() =>
          form.querySelector<HTMLElement>('[aria-invalid=true]')?.focus(),
        );
        return;
      }
      if (chosenNetwork === undefined) {
        setProblems([networkRefusal(coins, { coin, network }, price.amount)]);
        return;
      }
      placed = await order({
        email: read.email,
        line: { ...line, beneficiary: read.beneficiary },
        payment: { coin, network: chosenNetwork.name },
        locale,
      });
    } finally {
      // The order's page takes a moment to arrive; until then a further click must find this busy.
      busy.current = placed;
    }
  }

  /** @returns whether an order exists now and the page is on its way to it. */
  async function order(checkout: Checkout): Promise<boolean> {
    setStage('checking');
    const outcome = await submitOrder(checkout, price.amount, () => setStage('placing'));
    switch (outcome.kind) {
      case 'placed':
        forgetPhone(line.country);
        // Replaced, so that "back" leads to the product and not to a second order.
        router.replace(orderPagePath(locale, outcome.orderId));
        return true;
      case 'unconfirmed':
        setStage('unconfirmed');
        return false;
      case 'changed':
        price.set(outcome.amount);
        setProblems([
          { code: fill(strings.changed, { amount: outcome.amount, coin: outcome.coin }) },
        ]);
        break;
      case 'offline':
        setProblems([{ code: strings.offline }]);
        break;
      case 'problems':
        setProblems(outcome.problems);
        break;
      default:
        outcome satisfies never;
    }
    setStage('editing');
    return false;
  }

  /** Takes another way to pay; ordering with it stays the buyer's to do. */
  function payWith(payment: Payment) {
    setCoin(payment.coin);
    setNetwork(payment.network);
    setProblems([]);
    placeRef.current?.focus();
  }

  if (stage === 'unconfirmed') {
    return (
      <Unconfirmed
        strings={strings}
        onAgain={() => {
          endAttempt();
          setStage('editing');
        }}
      />
    );
  }

  return (
    <form ref={formRef} onSubmit={place} noValidate className="scripted mt-6 space-y-8">
      {Object.entries(line).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <ContactFields
        contact={contact}
        onChange={setContact}
        delivery={delivery}
        country={line.country}
        refused={refused}
        strings={strings}
      />
      <CoinChoice
        coins={coins}
        coin={coin}
        network={chosenNetwork?.name ?? null}
        amount={price.amount}
        strings={strings}
        onCoin={(ticker) => {
          setCoin(ticker);
          setNetwork(null);
        }}
        onNetwork={setNetwork}
      />
      <Problems
        problems={problems}
        strings={strings}
        productHref={props.productHref}
        onPay={payWith}
      />
      <div className="rounded-card border border-line bg-surface p-4">
        <div className="flex items-baseline justify-between gap-4">
          <span className="text-muted">{strings.total}</span>
          <output aria-live="polite" className="text-end font-semibold text-2xl tracking-tight">
            {price.amount === null ? (
              <span className="font-normal text-base text-muted">{strings.priceUnknown}</span>
            ) : (
              <bdi dir="ltr">
                {price.amount} {coin}
              </bdi>
            )}
          </output>
        </div>
        <p className="mt-1 text-muted text-sm">{strings.totalHint}</p>
        <button
          ref={placeRef}
          type="submit"
          aria-disabled={stage !== 'editing'}
          className={`${primaryButton} mt-4 w-full text-lg`}
        >
          {stage === 'checking'
            ? strings.checking
            : stage === 'placing'
              ? strings.placing
              : strings.place}
        </button>
        <p className="mt-2 text-center text-muted text-sm">{strings.noCharge}</p>
      </div>
    </form>
  );
}
