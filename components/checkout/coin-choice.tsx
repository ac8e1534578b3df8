import { networkObstacle } from '@/lib/checkout/networks';
import { fill } from '@/lib/i18n/fill';
import type { Coin, Network } from '@/schemas/catalogue';
import type { CheckoutStrings } from './checkout-strings';
import { fieldIds } from './field-ids';

type Props = {
  coins: Coin[];
  coin: string;
  network: string | null;
  /** What has to be paid in `coin`, to tell which networks are too big for it; null if unknown. */
  amount: string | null;
  strings: CheckoutStrings;
  onCoin: (ticker: string) => void;
  onNetwork: (name: string) => void;
};

/** Coin first, then network, as radios; what cannot be used says why before it is picked. */
export function CoinChoice({ coins, coin, network, amount, strings, onCoin, onNetwork }: Props) {
  const networks = coins.find(({ ticker }) => ticker === coin)?.networks ?? [];
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
          {networks.map((entry, index) => {
            const obstacle = obstacleOf(entry);
            return (
              <label key={entry.name} className="choice items-center justify-between gap-3">
                <input
                  type="radio"
                  name="network"
                  value={entry.name}
                  checked={entry.name === network}
                  disabled={obstacle !== null}
                  onChange={() => onNetwork(entry.name)}
                />
                <span className="font-medium">{entry.name}</span>
                <span className="text-end text-muted text-sm">
                  {obstacle ?? (index === 0 && networks.length > 1 ? strings.recommended : '')}
                </span>
              </label>
            );
          })}
        </div>
      </fieldset>
    </>
  );

  /** Why a network cannot be used for this order, in words; null when it can. */
  function obstacleOf(entry: Network): string | null {
    switch (networkObstacle(entry, amount)) {
      case 'suspended':
        return strings.suspended;
      case 'below-minimum':
        return fill(strings.minimum, { amount: entry.minimum ?? '', coin });
      case null:
        return null;
    }
  }
}
