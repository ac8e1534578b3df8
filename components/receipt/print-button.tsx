'use client';

import { secondaryButton } from '@/components/ui/button';

/** Opens the browser's own dialogue. */
export function PrintButton({ label }: { label: string }) {
  return (
    <button type="button" onClick={() => window.print()} className={`${secondaryButton} scripted`}>
      {label}
    </button>
  );
}
