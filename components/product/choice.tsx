import type { ProductOption } from './product-options';

/** One radio of the choice: a value as a tile, a plan as a row with its price and rates at its end. */
export function Choice({
  option,
  soldOut,
  checked,
  onChoose,
}: {
  option: ProductOption;
  soldOut: string;
  checked: boolean;
  onChoose: () => void;
}) {
  const isWide = option.type === 'range' || option.rates !== null;
  return (
    <label className={isWide ? 'choice col-span-full' : 'choice'}>
      <input
        type="radio"
        name="product"
        value={option.id}
        data-set-value={option.type === 'fixed' ? '' : undefined}
        required
        disabled={option.disabled}
        checked={checked}
        onChange={onChoose}
      />
      {option.type === 'fixed' && option.rates !== null ? (
        <PlanFace option={option} rates={option.rates} soldOut={soldOut} />
      ) : (
        <ValueFace option={option} soldOut={soldOut} />
      )}
    </label>
  );
}

function ValueFace({ option, soldOut }: { option: ProductOption; soldOut: string }) {
  const caption =
    option.type === 'fixed' ? (option.price ?? '') : `${option.minText} – ${option.maxText}`;
  return (
    <span className="flex min-w-0 flex-col">
      <bdi
        className="font-semibold text-lg leading-tight"
        lang={option.type === 'fixed' ? option.lang : undefined}
      >
        {option.label}
      </bdi>
      <bdi className="text-muted text-sm">{option.disabled ? soldOut : caption}</bdi>
    </span>
  );
}

function PlanFace({
  option,
  rates,
  soldOut,
}: {
  option: Extract<ProductOption, { type: 'fixed' }>;
  rates: string[];
  soldOut: string;
}) {
  return (
    <span className="flex min-w-0 grow items-center justify-between gap-3">
      <span className="flex min-w-0 flex-col items-start">
        <span className="leading-tight">
          <bdi className="font-semibold text-lg" lang={option.lang}>
            {option.label}
          </bdi>{' '}
          {option.span !== null && <bdi>{option.span}</bdi>}
        </span>
        {option.badge !== null && (
          <span className="mt-1 rounded-full bg-good-soft px-2 py-0.5 font-medium text-good text-xs">
            {option.badge}
          </span>
        )}
      </span>
      <span className="flex shrink-0 flex-col items-end text-end">
        <bdi className={option.disabled ? 'text-sm' : 'font-semibold'}>
          {option.disabled ? soldOut : option.price}
        </bdi>
        {!option.disabled && (
          <span className="flex flex-col text-muted text-sm leading-snug sm:flex-row sm:gap-x-3">
            {rates.map((rate) => (
              <span key={rate}>{rate}</span>
            ))}
          </span>
        )}
      </span>
    </span>
  );
}
