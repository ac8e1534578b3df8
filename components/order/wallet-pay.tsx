import { useEffect, useRef, useState } from 'react';
import { primaryButton, secondaryButton } from '@/components/ui/button';
import { fill } from '@/lib/i18n/fill';
import { explorerTransaction } from '@/lib/payment/explorer';
import type { Transfer } from '@/lib/payment/transfer';
import { keptPayment } from '@/lib/wallet/kept-payment';
import {
  type Held,
  payOnce,
  type Standing,
  type Step,
  shownStanding,
  takeBack,
} from '@/lib/wallet/pay-once';
import type { Wallet } from '@/lib/wallet/wallet';
import { watchWallets } from '@/lib/wallet/wallets';
import type { OrderSnapshot } from '@/schemas/order-snapshot';
import type { OrderStrings } from './order-strings';

type Props = {
  order: OrderSnapshot;
  due: string;
  /** Null where no wallet may be asked, but one was. */
  transfer: Transfer | null;
  strings: OrderStrings['wallet'];
};

/** More would push what everybody else pays with off the screen. */
const maxWallets = 4;

function useWallets(family: Transfer['family'] | null, orderId: string): Wallet[] {
  const [wallets, setWallets] = useState<Wallet[]>([]);
  useEffect(() => {
    if (family !== null) return watchWallets(family, orderId, setWallets);
  }, [family, orderId]);
  return wallets.slice(0, maxWallets);
}

/** What the sentences may name. */
function valuesOf({ coin, network, address }: OrderSnapshot, due: string) {
  const [head, tail] = [address?.slice(0, 6) ?? '', address?.slice(-6) ?? ''];
  return { amount: due, coin: coin ?? '', network: network ?? '', head, tail };
}

/** Where the payment of this sum stands, and what the buyer can do about that. */
function useStanding({ order, due, transfer }: Props) {
  const [step, setStep] = useState<Step>({
    standing: { kind: 'free', trouble: null },
    withdrawn: null,
  });
  const standing = shownStanding(step, keptPayment(order, due));
  const sum = { orderId: order.id, due };
  const pressed = useRef(false);
  const place = useRef<HTMLDivElement>(null);
  const { kind } = standing;
  useEffect(() => {
    // A pressed button that vanishes would take a keyboard's place on the page with it.
    const isLost = pressed.current && document.activeElement === document.body;
    if (isLost && kind !== 'busy') place.current?.focus({ preventScroll: true });
  }, [kind]);
  return {
    standing,
    place,
    async pay(wallet: Wallet) {
      if (transfer === null || standing.kind !== 'free') return;
      pressed.current = true;
      setStep({ ...step, standing: { kind: 'busy', wallet } });
      setStep(await payOnce(wallet, transfer, sum));
    },
    async withdraw(held: Held) {
      pressed.current = true;
      setStep(await takeBack(sum, held));
    },
  };
}

/** Pays an order with a wallet of this browser; tells of one that was asked before. */
export function WalletPay(props: Props) {
  const { order, due, transfer, strings } = props;
  const wallets = useWallets(transfer?.family ?? null, order.id);
  const { standing, pay, withdraw, place } = useStanding(props);
  const values = valuesOf(order, due);
  const isOpen = standing.kind === 'free' || standing.kind === 'busy';
  if (isOpen && wallets.length === 0) return null;
  return (
    <div ref={place} tabIndex={-1} className="scripted border-line border-t p-5 outline-none">
      {isOpen && (
        <>
          <p className="text-sm">{fill(strings.show, values)}</p>
          <div className="mt-3 flex flex-wrap gap-3">
            {/* Wallets may share a name, and never leave their place. */}
            {[...wallets.entries()].map(([place, wallet]) => (
              <WalletButton
                key={place}
                wallet={wallet}
                isOnly={wallets.length === 1}
                standing={standing}
                onPress={() => pay(wallet)}
                strings={strings}
              />
            ))}
          </div>
        </>
      )}
      <Told {...{ order, standing, values, strings }} />
      {standing.kind === 'held' && (
        <button
          type="button"
          onClick={() => withdraw(standing)}
          className="mt-1 inline-flex min-h-11 cursor-pointer items-center text-sm underline underline-offset-4"
        >
          {strings.withdraw}
        </button>
      )}
    </div>
  );
}

type ButtonProps = {
  wallet: Wallet;
  isOnly: boolean;
  standing: Standing;
  onPress: () => void;
  strings: OrderStrings['wallet'];
};

function WalletButton({ wallet, isOnly, standing, onPress, strings }: ButtonProps) {
  const [before = '', after = ''] = strings.pay.split('{wallet}');
  const isAsked = standing.kind === 'busy' && standing.wallet === wallet;
  return (
    <button
      type="button"
      onClick={onPress}
      aria-disabled={standing.kind === 'busy'}
      className={isOnly ? primaryButton : secondaryButton}
    >
      {isAsked ? (
        strings.look
      ) : (
        <span>
          {before}
          <bdi>{wallet.name}</bdi>
          {after}
        </span>
      )}
    </button>
  );
}

type ToldProps = Pick<Props, 'order' | 'strings'> & {
  standing: Standing;
  values: ReturnType<typeof valuesOf>;
};

/** What has come of it: said at once where it asks for something, else when there is a pause. */
function Told({ order, standing, values, strings }: ToldProps) {
  const alarm = alarmOf(standing, strings);
  return (
    <>
      <div aria-live="polite">
        {standing.kind === 'busy' && <p className="sr-only">{strings.look}</p>}
        {standing.kind === 'sent' && <Sent {...{ order, standing, strings }} />}
      </div>
      <p
        role="alert"
        className={`text-bad text-sm empty:hidden ${standing.kind === 'free' ? 'mt-3' : ''}`}
      >
        {alarm !== null && fill(alarm, values)}
      </p>
    </>
  );
}

function alarmOf(standing: Standing, strings: Props['strings']): string | null {
  if (standing.kind === 'held') return strings.held[standing.why];
  if (standing.kind !== 'free' || standing.trouble === null) return null;
  return strings.trouble[standing.trouble];
}

type SentProps = Pick<Props, 'order' | 'strings'> & {
  standing: Extract<Standing, { kind: 'sent' }>;
};

function Sent({ order: { coin, network }, standing, strings }: SentProps) {
  const payment = { coin: coin ?? '', network: network ?? '' };
  const page = explorerTransaction(payment, standing.hash);
  return (
    <>
      <p className="font-medium text-good">{strings.sent}</p>
      {page !== null && (
        <a
          href={page.href}
          target="_blank"
          rel="noopener noreferrer"
          className="inline-flex min-h-11 items-center text-sm underline underline-offset-4"
        >
          {fill(strings.explorer, page)}
        </a>
      )}
    </>
  );
}
