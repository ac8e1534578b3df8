import { getTranslations } from 'next-intl/server';
import { SoftLink } from '@/components/ui/soft-link';
import type { Offer } from '@/lib/catalogue/offer';
import { brandPath } from '@/lib/paths';
import type { Coin } from '@/schemas/catalogue';

/** Coins shown at once; the others fold away. */
const inSight = 3;

/** The coin the prices are in, changed by plain links so that it needs no script. */
export async function CoinLinks({ offer, locale }: { offer: Offer; locale: string }) {
  const t = await getTranslations('product');
  const payable = offer.coins.filter((coin) => !coin.suspended);
  const others = payable.slice(inSight);
  const href = ({ ticker }: Coin) =>
    `${brandPath(locale, offer.brand)}?${new URLSearchParams({ coin: ticker })}`;
  const link = (coin: Coin) => (
    <li key={coin.ticker}>
      <SoftLink
        href={href(coin)}
        replace
        scroll={false}
        aria-current={coin.ticker === offer.coin ? 'true' : undefined}
        className="relative flex min-h-9 min-w-11 items-center justify-center rounded-pill border border-line px-3 text-sm hover:bg-sunken aria-[current]:border-accent aria-[current]:bg-accent-soft aria-[current]:font-semibold after:absolute after:-inset-y-1 after:inset-x-0"
      >
        {coin.ticker}
      </SoftLink>
    </li>
  );
  return (
    <nav aria-label={t('priceIn')} className="mb-4 flex flex-wrap items-center gap-x-3 gap-y-2">
      <span className="text-muted text-sm">{t('priceIn')}</span>
      <ul className="flex flex-wrap gap-2">{payable.slice(0, inSight).map(link)}</ul>
      {others.length > 0 && (
        <details open={others.some(({ ticker }) => ticker === offer.coin)}>
          <summary className="relative flex min-h-9 cursor-pointer items-center rounded-pill border border-line px-3 text-sm hover:bg-sunken after:absolute after:-inset-y-1 after:inset-x-0 [&::marker]:content-['']">
            {t('moreCoins')}
          </summary>
          <ul className="mt-2 flex flex-wrap gap-2">{others.map(link)}</ul>
        </details>
      )}
    </nav>
  );
}
