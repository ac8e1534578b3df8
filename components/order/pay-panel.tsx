import type { ReactNode } from 'react';
import { CopyButton } from '@/components/ui/copy-button';
import { fill } from '@/lib/i18n/fill';
import type { OrderView } from '@/lib/order/view';
import { isInvoice } from '@/lib/payment/invoice';
import type { Transfer } from '@/lib/payment/transfer';
import type { OrderSnapshot } from '@/schemas/order-snapshot';
import type { OrderStrings } from './order-strings';
import { TimeLeft } from './time-left';

/** What the server has made for paying to one address, in one amount. */
export type PaymentParts = {
  address: string;
  due: string;
  /** The same for a wallet in the browser, where one may be asked. */
  transfer: Transfer | null;
  /** The QR codes. */
  codes: ReactNode;
  /** What to know about the address, and what to do when something goes wrong. */
  help: ReactNode;
  /** Said in place of all else when nothing may be sent there; null when it may. */
  refused: ReactNode;
};

type Props = {
  order: OrderSnapshot;
  /** What is to be sent: all of it, or the rest. */
  due: { amount: string; coin: string };
  isRest: boolean;
  deadline: OrderView['deadline'];
  /** What wallets in this browser are asked with, once the page is alive. */
  wallets: ReactNode;
  /** Of this address, though perhaps of another amount. */
  parts: PaymentParts | null;
  locale: string;
  sandbox: boolean;
  strings: OrderStrings['pay'];
};

/** What to send, on which network, to which address, and by when. */
export function PayPanel(props: Props) {
  const { order, due, isRest, deadline, wallets, parts, locale, sandbox, strings } = props;
  const { address, network } = order;
  const { amount, coin } = due;
  if (address === null) return null;
  if (parts?.refused) return <div className="mt-6">{parts.refused}</div>;
  const invoice = isInvoice(address);
  const copyLabel = invoice ? strings.copyInvoice : strings.copyAddress;
  const label = isRest ? strings.due : strings.amount;
  const chip = network === null ? null : <NetworkChip coin={coin} network={network} />;
  return (
    <section className="mt-6 overflow-hidden rounded-card border border-line bg-surface shadow-card">
      <div className="p-5">
        <p className="text-muted text-sm">{label}</p>
        <p className="font-semibold text-3xl tracking-tight">
          <bdi dir="ltr">
            {amount} <span className="text-xl">{coin}</span>
          </bdi>
        </p>
        <div className="mt-2 flex flex-wrap items-center gap-x-3 gap-y-2">
          <CopyButton
            text={amount}
            label={fill(strings.copyAmount, { amount })}
            strings={{
              copy: fill(strings.copyAmount, { amount }),
              copied: strings.copied,
              failed: strings.copyFailed,
            }}
          />
          {chip}
        </div>
        {network !== null && (
          <p className="mt-3 rounded-control bg-attention-soft px-3 py-2 text-sm">
            {fill(strings.networkWarning, { coin, network })}
          </p>
        )}
      </div>
      {wallets}
      <div className="grid items-start gap-5 border-line border-t p-5 sm:grid-cols-[auto_minmax(0,1fr)]">
        {/* Another amount needs other codes, which are on their way. */}
        {parts?.due === amount && <div className="sm:max-w-72">{parts.codes}</div>}
        <div className="min-w-0">
          <p className="text-muted text-sm">{invoice ? strings.invoice : strings.address}</p>
          <Address address={address} invoice={invoice} />
          <div className="mt-3 flex flex-wrap items-center gap-x-3 gap-y-2">
            <CopyButton
              text={address}
              label={copyLabel}
              strings={{
                copy: copyLabel,
                copied: fill(strings.copiedCheck, {
                  head: address.slice(0, 6),
                  tail: address.slice(-6),
                }),
                failed: strings.copyFailed,
              }}
            />
            {chip}
          </div>
          {sandbox && <p className="mt-3 text-bad text-sm">{strings.simulated}</p>}
        </div>
      </div>
      <div className="border-line border-t px-5 py-3 text-muted text-sm">
        <TimeLeft deadline={deadline} locale={locale} strings={strings} />
        <p>{strings.feeHint}</p>
        {isRest && <p>{strings.restHint}</p>}
      </div>
      {parts?.help}
    </section>
  );
}

/** Beside everything that is copied: the same address can take money on several networks. */
function NetworkChip({ coin, network }: { coin: string; network: string }) {
  return (
    <strong className="rounded-full border border-attention/50 px-2.5 py-0.5 font-semibold text-sm">
      <bdi dir="ltr">{`${coin} · ${network}`}</bdi>
    </strong>
  );
}

/** In groups of four with strong ends, the parts people compare. An invoice is too long for that. */
function Address({ address, invoice }: { address: string; invoice: boolean }) {
  if (invoice) {
    return (
      <p dir="ltr" className="code mt-1 max-h-20 select-all overflow-y-auto text-sm">
        {address}
      </p>
    );
  }
  const [head, middle, tail] = [address.slice(0, 6), address.slice(6, -6), address.slice(-6)];
  const groups = [...middle.matchAll(/.{1,4}/g)];
  return (
    <p dir="ltr" className="code mt-1 select-all leading-relaxed">
      <strong className="me-[0.35em] inline-block font-bold text-accent">{head}</strong>
      {groups.map(({ 0: group, index }) => (
        <span key={index} className="me-[0.35em] inline-block">
          {group}
        </span>
      ))}
      <strong className="inline-block font-bold text-accent">{tail}</strong>
    </p>
  );
}
