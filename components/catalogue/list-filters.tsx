import { getTranslations } from 'next-intl/server';
import { secondaryButton } from '@/components/ui/button';
import { type BrandList, cardUnit } from '@/lib/catalogue/list';
import { listFields } from '@/lib/catalogue/list-link';
import { kindPath } from '@/lib/paths';
import type { Kind } from '@/schemas/catalogue';
import type { ListQuery } from '@/schemas/list-query';
import { FilterForm } from './filter-form';

type Props = {
  list: BrandList;
  place: { locale: string; country: string; kind: Kind };
  wish: ListQuery;
};

/** One form for what a list is narrowed by; the category and words of its URL travel along. */
export async function ListFilters({ list, place, wish }: Props) {
  const t = await getTranslations('list');
  const { locale, country, kind } = place;
  const fields = listFields(wish);
  const hasPrices = list.units.cardSign !== null;
  return (
    <FilterForm
      action={kindPath(locale, country, kind)}
      query={new URLSearchParams(fields).toString()}
    >
      {/* Always there, so that the browser side can follow the URL. */}
      <input type="hidden" name="category" defaultValue={wish.category ?? ''} />
      <input type="hidden" name="q" defaultValue={wish.q ?? ''} />
      {hasPrices && <BudgetFields list={list} wish={wish} />}
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
      <button type="submit" className={`${secondaryButton} max-sm:ms-auto`}>
        {t('searchButton')}
      </button>
    </FilterForm>
  );
}

async function BudgetFields({ list: { units, budget }, wish }: Pick<Props, 'list' | 'wish'>) {
  const t = await getTranslations('list');
  const chosen = budget.state === 'none' ? (units.coins[0] ?? cardUnit) : budget.unit;
  const coins = [...new Set([...units.coins, ...(chosen === cardUnit ? [] : [chosen])])];
  return (
    <fieldset className="min-w-0 grow basis-full sm:basis-64">
      <legend className="filter-label">{t('budget')}</legend>
      <div className="flex">
        <input
          name="budget"
          defaultValue={wish.budget?.amount}
          inputMode="decimal"
          autoComplete="off"
          maxLength={40}
          placeholder="12.40"
          aria-label={t('budgetHint')}
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
