import { getTranslations } from 'next-intl/server';
import { X } from '@/components/ui/icons';
import { SoftLink } from '@/components/ui/soft-link';
import { type BrandList, type BudgetOutcome, cardUnit } from '@/lib/catalogue/list';
import { listHref } from '@/lib/catalogue/list-link';
import { type ListWish, typedForm } from '@/lib/catalogue/list-wish';
import { formatFiat } from '@/lib/money';
import type { Kind } from '@/schemas/catalogue';
import { categoryLabel } from './category-label';
import { resultsId } from './results-id';

type Place = { locale: string; country: string; kind: Kind };
type Props = { list: BrandList; place: Place; wish: ListWish };

/** How many brands there are, what narrows them, and what a budget was taken to mean. */
export async function ListResults({ list, place, wish }: Props) {
  const t = await getTranslations('list');
  return (
    <div className="mt-5 mb-3 space-y-2">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <p
          id={resultsId}
          role="status"
          tabIndex={-1}
          className="min-h-8 content-center text-muted text-sm outline-none"
        >
          {t('count', { count: list.shown.length + list.unsure.length })}
        </p>
        <Chips list={list} place={place} wish={wish} />
      </div>
      <BudgetNote outcome={list.budget} sign={list.units.cardSign ?? ''} locale={place.locale} />
    </div>
  );
}

/** The active filters, each a link to the list without it. */
async function Chips({ list, place, wish }: Props) {
  const t = await getTranslations();
  const { budget } = list;
  const cardSign = list.units.cardSign ?? '';
  const chips: { text: string; without: ListWish }[] = [];
  if (wish.q !== undefined) {
    const text = t('list.chipWords', { words: wish.q });
    chips.push({ text, without: { ...wish, q: undefined } });
  }
  if (wish.category !== undefined) {
    const text = categoryLabel(t, wish.category);
    chips.push({ text, without: { ...wish, category: undefined } });
  }
  if (budget.state !== 'none') {
    const unit = budget.unit === cardUnit ? cardSign : budget.unit;
    const text = t('list.chipBudget', { amount: typedForm(budget.amount, place.locale), unit });
    chips.push({ text, without: { ...wish, budget: undefined } });
  }
  if (wish.delivery !== undefined) {
    const text = t(`list.ways.${wish.delivery}`);
    chips.push({ text, without: { ...wish, delivery: undefined } });
  }
  if (wish.inStock === true) {
    chips.push({ text: t('list.inStock'), without: { ...wish, inStock: undefined } });
  }
  if (chips.length === 0) return null;
  return (
    <ul aria-label={t('list.filters')} className="flex min-w-0 flex-wrap gap-2">
      {chips.map(({ text, without }) => (
        <li key={text} className="min-w-0">
          <SoftLink
            href={listHref(place, without)}
            scroll={false}
            aria-label={t('list.removeFilter', { filter: text })}
            className="flex min-h-9 items-center gap-1 rounded-pill bg-accent-soft ps-3 pe-2 text-sm hover:bg-sunken"
          >
            <bdi className="truncate">{text}</bdi>
            <X className="size-4 shrink-0" />
          </SoftLink>
        </li>
      ))}
    </ul>
  );
}

/** On what grounds a budget narrowed the list, or why it did not. */
async function BudgetNote({
  outcome,
  sign,
  locale,
}: {
  outcome: BudgetOutcome;
  sign: string;
  locale: string;
}) {
  const t = await getTranslations('list');
  switch (outcome.state) {
    case 'none':
      return null;
    case 'no-price': {
      const unit = outcome.unit === cardUnit ? sign || t('cards') : outcome.unit;
      return <p className="text-attention text-sm">{t('noPrice', { unit })}</p>;
    }
    case 'applied': {
      const { sample, unknown } = outcome;
      return (
        <p className="max-w-prose text-muted text-sm">
          {sample === null
            ? t('cardRate')
            : t('rate', {
                brand: sample.brand,
                value: formatFiat(sample.face.amount, sample.face.currency, locale),
                amount: sample.price.amount,
                coin: sample.price.coin,
              })}
          {unknown > 0 && ` ${t('unknown', { count: unknown })}`}
        </p>
      );
    }
    default:
      return outcome satisfies never;
  }
}
