import { useNow } from '@/components/ui/use-now';
import { fill } from '@/lib/i18n/fill';
import { timeAgo } from '@/lib/i18n/time-ago';
import type { PriceState } from './price-watch';
import type { ProductFormStrings } from './product-options';

/** Ages are said in steps of so many seconds: a number that changes all the time only distracts. */
const stepMs = 5_000;

function PriceAge({
  at,
  locale,
  strings,
}: {
  at: number;
  locale: string;
  strings: ProductFormStrings;
}) {
  const clock = useNow(true);
  if (clock === null) return null;
  const age = Math.floor(Math.max(0, clock.now - at) / stepMs) * stepMs;
  const ago = timeAgo(age, locale, 'long');
  return <>{age === 0 ? strings.checkedNow : fill(strings.checkedAgo, { ago })}</>;
}

/** What stands where the price belongs. */
function priceLine(quote: PriceState, strings: ProductFormStrings) {
  const words = (text: string) => <span className="text-muted">{text}</span>;
  switch (quote.state) {
    case 'none':
      return words(strings.nothingChosen);
    case 'asking':
      return words(strings.quoting);
    case 'missing':
      return words(strings.noPrice);
    case 'known':
      return <bdi className="font-semibold text-2xl tracking-tight">{quote.price}</bdi>;
    default:
      return quote satisfies never;
  }
}

/**
 * What the choice costs: three lines that keep their places, whatever is known. The age is outside
 * of the status, so that it is not read out as it grows.
 */
export function PriceArea({
  quote,
  locale,
  strings,
  onRetry,
}: {
  quote: PriceState;
  locale: string;
  strings: ProductFormStrings;
  onRetry: () => void;
}) {
  const trouble = quote.state === 'known' || quote.state === 'missing' ? quote.trouble : null;
  return (
    <div className="scripted min-w-0 grow">
      <p role="status">
        <span className="block text-muted text-sm">{strings.youPay}</span>
        <span className="flex min-h-9 items-center">{priceLine(quote, strings)}</span>
      </p>
      <div className="flex min-h-6 flex-wrap items-center gap-x-3 text-muted text-sm">
        {quote.state === 'known' && (
          <span>
            <PriceAge at={quote.at} locale={locale} strings={strings} />
          </span>
        )}
        {trouble !== null && (
          <>
            <span role="alert" className="text-attention">
              {trouble === 'offline' ? strings.offline : strings.quoteFailed}
            </span>
            <button
              type="button"
              onClick={onRetry}
              className="min-h-6 cursor-pointer underline underline-offset-4"
            >
              {strings.retry}
            </button>
          </>
        )}
      </div>
    </div>
  );
}
