import { Notice } from '@/components/ui/notice';
import type { ThemeFault } from '@/lib/theme/contrast';
import type { FileNow } from '@/lib/theme/preview';
import { Swatch } from './colour';

/** What is wrong with the white-label file right now; nothing where all is well. */
export function FileState({ sentences, faults, isShown }: FileNow) {
  if (sentences.length === 0) return null;
  const title = isShown
    ? 'This theme fails WCAG AA: the shop will not start with it'
    : 'The file cannot be used: this is how the shop looked before';
  return (
    <div lang="en" className="mt-6">
      <Notice title={title} tone="bad">
        <ul className="space-y-2 text-text">
          {sentences.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
        {faults.some(({ nearest }) => nearest !== null) && (
          <ul className="mt-4 flex flex-wrap gap-4">
            {faults.map((fault) => (
              <Nearest key={fault.field} {...fault} />
            ))}
          </ul>
        )}
      </Notice>
    </div>
  );
}

/** A colour that fails, and beside it the nearest that does not. */
function Nearest({ field, hex, nearest }: ThemeFault) {
  if (nearest === null) return null;
  return (
    <li className="text-sm text-text">
      <p className="code">{field}</p>
      <p className="mt-1 flex items-center gap-2">
        <Swatch hex={hex} className="h-8 w-12" />
        <span className="code">{hex}</span>
        <span aria-hidden="true" className="rtl:-scale-x-100">
          →
        </span>
        <span className="sr-only">instead: </span>
        <Swatch hex={nearest} className="h-8 w-12" />
        <span className="code select-all">{nearest}</span>
      </p>
    </li>
  );
}
