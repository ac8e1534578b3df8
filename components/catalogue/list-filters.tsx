import { getTranslations } from 'next-intl/server';
import { secondaryButton } from '@/components/ui/button';
import { type BrandList, cardUnit } from '@/lib/catalogue/list';
import { deliveryName, listFields } from '@/lib/catalogue/list-link';
import { type ListWish, typedForm } from '@/lib/catalogue/list-wish';
import { kindPath } from '@/lib/paths';
import type { Kind } from '@/schemas/catalogue';
import { FilterForm } from './filter-form';

type Props = {
  list: BrandList;
  place: { locale: string; country: string; kind: Kind };
  wish: ListWish;
  /** Whether there are so many brands that what their cards show is worth narrowing by. */
  isLong: boolean;
};

/** One form for what a list is narrowed by; the category and words of its URL travel along. */
export async function ListFilters({ list, place, wish, isLong }: Props) {
  const t = await getTranslations('list');
  const { locale, country, kind } = place;
  // What the fields show, which is what the browser's side sets them to.
  const budget = wish.budget && { ...wish.budget, amount: typedForm(wish.budget.amount, locale) };
  const shown = listFields({ ...wish, budget });
  const hasPrices = list.units.cardSign !== null && (isLong || wish.budget !== undefined);
  return (
    <FilterForm
      action={kindPath(locale, country, kind)}
      query={new URLSearchParams(shown).toString()}
    >
      {/* Always there, so that the browser side can follow the URL. */}
      <input type="hidden" name="category" defaultValue={wish.category ?? ''} />
      <input type="hidden" name="q" defaultValue={wish.q ?? ''} />
      {hasPrices && <BudgetFields list={list} typed={budget?.amount} locale={locale} />}
      <DeliveryField list={list} wish={wish} />
      {(isLong || wish.inStock === true) && (
        <label className="flex min-h-11 cursor-pointer items-center gap-2">
          <input
            type="checkbox"
            name="stock"
            value="in"
            defaultChecked={wish.inStock === true}
            className="size-5 accent-accent"
          />
          {t('inStock')}
        </label>
      )}
      <button type="submit" className={`${secondaryButton} max-sm:ms-auto`}>
        {t('searchButton')}
      </button>
    </FilterForm>
  );
}

/** How what is bought arrives; with the way that the URL names, even where there is none to choose. */
async function DeliveryField({ list: { ways }, wish }: Pick<Props, 'list' | 'wish'>) {
  const chosen = wish.delivery === undefined ? [] : [wish.delivery];
  const offered = [...new Set([...ways, ...chosen])];
  if (offered.length === 0) return null;
  const t = await getTranslations('list');
  return (
    <label className="grow sm:grow-0">
      <span className="filter-label">{t('delivery')}</span>
      <select
        name="delivery"
        defaultValue={wish.delivery === undefined ? '' : deliveryName(wish.delivery)}
        className="field"
      >
        <option value="">{t('anyWay')}</option>
        {offered.map((way) => (
          <option key={way} value={deliveryName(way)}>
            {t(`ways.${way}`)}
          </option>
        ))}
      </select>
    </label>
  );
}

/** @param typed the amount as it is written in the page's language */
async function BudgetFields({
  list: { units, budget },
  typed,
  locale,
}: Pick<Props, 'list'> & { typed: string | undefined; locale: string }) {
  const t = await getTranslations('list');
  const chosen = budget.state === 'none' ? (units.coins[0] ?? cardUnit) : budget.unit;
  const example = typedForm('12.40', locale);
  const coins = [...new Set([...units.coins, ...(chosen === cardUnit ? [] : [chosen])])];
  return (
    <fieldset className="min-w-0 grow basis-full sm:basis-64">
      <legend className="filter-label">{t('budget')}</legend>
      <div className="flex">
        <input
          name="budget"
          defaultValue={typed}
          inputMode="decimal"
          autoComplete="off"
          maxLength={40}
          placeholder={example}
          aria-label={t('budgetHint', { example })}
          className="field min-w-0 rounded-e-none"
        />
        <select
          name="in"
          defaultValue={chosen}
          aria-label={t('budgetUnit')}
          className="field -ms-px w-auto max-w-40 shrink-0 rounded-s-none"
        >
          {coins.map((coin) => (
            <option key={coin} value={coin}>
              {coin}
            </option>
          ))}
          <option value={cardUnit}>{t('cardMoney', { sign: units.cardSign ?? '' })}</option>
        </select>
      </div>
    </fieldset>
  );
}
