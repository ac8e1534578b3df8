import type { ReactNode } from 'react';
import { Stroke } from './stroke';

/** What stands to be pressed of a folded part, a `details` of the class `group`. */
export function FoldTitle({ children }: { children: ReactNode }) {
  return (
    <summary className="flex min-h-12 cursor-pointer items-center justify-between gap-3 font-medium underline-offset-4 hover:underline">
      {children}
      <Stroke sign="plus" className="size-5 shrink-0 text-muted group-open:hidden" />
      <Stroke sign="minus" className="hidden size-5 shrink-0 text-muted group-open:block" />
    </summary>
  );
}
