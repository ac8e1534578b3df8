import { getTranslations } from 'next-intl/server';
import { giftPagePath } from '@/lib/paths';
import type { OpenedGift } from '@/lib/store';

/** The gifts this browser has opened, by date; what they are is the supplier's to say. */
export async function GiftList({ gifts, locale }: { gifts: OpenedGift[]; locale: string }) {
  if (gifts.length === 0) return null;
  const t = await getTranslations('gifts');
  // A date alone, for the reason of the orders' list.
  const date = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' });
  return (
    <section className="mt-8">
      <h2 className="mb-3 font-semibold text-xl tracking-tight">{t('listTitle')}</h2>
      <ul className="space-y-2">
        {gifts.map(({ id, openedAt }) => (
          <li key={id}>
            <a
              href={giftPagePath(locale, id)}
              className="flex min-h-14 items-center rounded-card border border-line bg-surface px-4 py-2 font-medium hover:border-accent"
            >
              {t('open', { date: date.format(openedAt) })}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
