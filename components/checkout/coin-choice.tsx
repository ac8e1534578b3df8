import { networkObstacle } from '@/lib/checkout/networks';
import { fill } from '@/lib/i18n/fill';
import type { Coin, Network } from '@/schemas/catalogue';
import type { CheckoutStrings } from './checkout-strings';
import { fieldIds } from './field-ids';
import type { NetworkNote, NetworkNotes } from './network-notes';
import { noteKey } from './note-key';

type Props = {
  coins: Coin[];
  coin: string;
  network: string | null;
  /** What has to be paid in `coin`, to tell which networks are too big for it; null if unknown. */
  amount: string | null;
  notes: NetworkNotes;
  strings: CheckoutStrings;
  onCoin: (ticker: string) => void;
  onNetwork: (name: string) => void;
};

/** Coin first, then network, as radios; what cannot be used says why before it is picked. */
export function CoinChoice(props: Props) {
  const { coins, coin, network, amount, notes, strings, onCoin, onNetwork } = props;
  const networks = coins.find(({ ticker }) => ticker === coin)?.networks ?? [];
  const caution = notes[noteKey(coin, network ?? '')]?.caution;
  return (
    <>
      <fieldset id={fieldIds.coin} tabIndex={-1}>
        <legend className="mb-2 font-semibold">{strings.coin}</legend>
        <div className="grid grid-cols-3 gap-2 sm:grid-cols-4">
          {coins.map(({ ticker, suspended }) => (
            <label key={ticker} className="choice items-center justify-center text-center">
              <input
                type="radio"
                name="coin"
                value={ticker}
                checked={ticker === coin}
                disabled={suspended}
                onChange={() => onCoin(ticker)}
              />
              <span className="flex min-w-0 flex-col">
                <span className="font-semibold">{ticker}</span>
                {suspended && <span className="text-xs">{strings.suspended}</span>}
              </span>
            </label>
          ))}
        </div>
      </fieldset>
      <fieldset id={fieldIds.network} tabIndex={-1}>
        <legend className="font-semibold">{strings.network}</legend>
        <p className="mb-2 text-muted text-sm">{strings.networkHint}</p>
        <div className="space-y-2">
          {networks.map((entry) => (
            <NetworkChoice
              key={entry.name}
              coin={coin}
              network={entry}
              amount={amount}
              note={notes[noteKey(coin, entry.name)]}
              checked={entry.name === network}
              strings={strings}
              onChoose={() => onNetwork(entry.name)}
            />
          ))}
        </div>
        {caution && <p className="mt-2 rounded-control bg-attention-soft p-3 text-sm">{caution}</p>}
      </fieldset>
    </>
  );
}

type NetworkProps = {
  coin: string;
  network: Network;
  amount: string | null;
  note: NetworkNote | undefined;
  checked: boolean;
  strings: CheckoutStrings;
  onChoose: () => void;
};

function NetworkChoice(props: NetworkProps) {
  const { coin, network, amount, note, checked, strings, onChoose } = props;
  const obstacle = obstacleWords(network, amount, coin, strings);
  const aside = obstacle ?? (note?.recommended ? strings.recommended : null);
  return (
    <label className="choice flex-col gap-0.5">
      <input
        type="radio"
        name="network"
        value={network.name}
        checked={checked}
        disabled={obstacle !== null}
        onChange={onChoose}
      />
      <span className="flex items-baseline justify-between gap-3">
        <span className="font-medium">{network.name}</span>
        {aside !== null && <span className="text-end text-muted text-sm">{aside}</span>}
      </span>
      {obstacle === null && note?.usually && (
        <span className="text-muted text-sm">{note.usually}</span>
      )}
    </label>
  );
}

/** Why a network cannot be used for this order, in words; null when it can. */
function obstacleWords(
  network: Network,
  amount: string | null,
  coin: string,
  strings: CheckoutStrings,
): string | null {
  switch (networkObstacle(network, amount)) {
    case 'suspended':
      return strings.suspended;
    case 'below-minimum':
      return fill(strings.minimum, { amount: network.minimum ?? '', coin });
    case null:
      return null;
  }
}
