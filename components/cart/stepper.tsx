import { Stroke } from '@/components/ui/stroke';

type Props = {
  /** What it counts, for those who do not see it. */
  label: string;
  quantity: number;
  /** How many at most. */
  most: number;
  fewer: string;
  more: string;
  onChange: (quantity: number) => void;
};

const button =
  'flex size-11 cursor-pointer items-center justify-center rounded-control hover:bg-sunken disabled:cursor-not-allowed disabled:opacity-40';

/** How many of something: one fewer, the number, one more. */
export function Stepper({ label, quantity, most, fewer, more, onChange }: Props) {
  return (
    <fieldset className="flex items-center rounded-control border border-line-strong/50 bg-surface">
      <legend className="sr-only">{label}</legend>
      <button
        type="button"
        aria-label={fewer}
        disabled={quantity <= 1}
        onClick={() => onChange(quantity - 1)}
        className={button}
      >
        <Stroke sign="minus" className="size-4" />
      </button>
      <span aria-live="polite" className="min-w-6 text-center font-medium tabular-nums">
        {quantity}
      </span>
      <button
        type="button"
        aria-label={more}
        disabled={quantity >= most}
        onClick={() => onChange(quantity + 1)}
        className={button}
      >
        <Stroke sign="plus" className="size-4" />
      </button>
    </fieldset>
  );
}
