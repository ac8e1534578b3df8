import { useId, useRef } from 'react';
import { fill } from '@/lib/i18n/fill';
import type { ProductFormStrings } from './product-options';
import type { RangeOption, ReadValue } from './value-fault';

const smallButton =
  'min-h-11 min-w-14 cursor-pointer rounded-control border bg-surface px-3 hover:bg-sunken';

/** Which values an option is sold in, in words. */
function valueHint(
  { minText: min, maxText: max, stepText: step }: RangeOption,
  strings: ProductFormStrings,
): string {
  return step === null
    ? fill(strings.ownValueHint, { min, max })
    : fill(strings.ownValueStep, { min, max, step });
}

/**
 * The field for a value of one's own. Below it stand round values to take, or, once the typed one
 * is wrong, the nearest ones that are sold.
 */
export function ValueField({
  option,
  typed,
  fault,
  strings,
  onType,
  onLeave,
}: {
  option: RangeOption;
  typed: string;
  fault: ReadValue['fault'];
  strings: ProductFormStrings;
  onType: (typed: string) => void;
  onLeave: () => void;
}) {
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const isWrong = fault !== null && fault.nearest.length > 0;
  const offered = isWrong ? fault.nearest : option.suggestions;

  function take(value: string) {
    onType(value);
    // The button goes away with the fault.
    if (isWrong) input.current?.focus();
  }

  return (
    <div className="own-value mt-4">
      <label htmlFor={id} className="block font-medium">
        {option.label} <span className="font-normal text-muted">({option.sign})</span>
      </label>
      <input
        ref={input}
        id={id}
        name="value"
        dir="ltr"
        inputMode="decimal"
        autoComplete="off"
        disabled={option.disabled}
        value={typed}
        onChange={(event) => onType(event.target.value)}
        onBlur={onLeave}
        aria-invalid={fault !== null}
        aria-describedby={`${id}-hint`}
        className="field mt-1 max-w-60 text-start text-lg"
      />
      <p
        id={`${id}-hint`}
        role={fault === null ? undefined : 'alert'}
        className={`mt-1 text-sm ${fault === null ? 'text-muted' : 'text-bad'}`}
      >
        {fault?.text ?? valueHint(option, strings)}
      </p>
      {offered.length > 0 && (
        <div className="scripted mt-2 flex flex-wrap gap-2">
          {offered.map(({ value, text }) => (
            <button
              key={value}
              type="button"
              disabled={option.disabled}
              onClick={() => take(value)}
              className={`${smallButton} ${isWrong ? 'border-accent font-medium' : 'border-line'}`}
            >
              {isWrong ? fill(strings.takeValue, { value: text }) : text}
            </button>
          ))}
        </div>
      )}
    </div>
  );
}
