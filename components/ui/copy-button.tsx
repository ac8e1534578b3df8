'use client';

import { useRef, useState } from 'react';
import { secondaryButton } from './button';

type Props = {
  /** What is copied, or what makes it when it is. */
  text: string | (() => string);
  /** What that is, for those who do not see where the button stands. */
  label: string;
  strings: { copy: string; copied: string; failed: string };
};

/** Where the clipboard API is missing (plain http, old web views) a selection is copied instead. */
async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const area = document.createElement('textarea');
    area.value = text;
    area.setAttribute('readonly', '');
    area.className = 'sr-only';
    document.body.append(area);
    area.select();
    const done = document.execCommand('copy');
    area.remove();
    return done;
  }
}

/** Copies a text and says so, aloud and in place. */
export function CopyButton({ text, label, strings }: Props) {
  const [outcome, setOutcome] = useState<'none' | 'copied' | 'failed'>('none');
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  async function press() {
    setOutcome((await copy(typeof text === 'string' ? text : text())) ? 'copied' : 'failed');
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setOutcome('none'), 6000);
  }

  return (
    <span className="scripted inline-flex flex-wrap items-center gap-x-3 gap-y-1">
      <button
        type="button"
        onClick={press}
        aria-label={label}
        className={`${secondaryButton} px-4 text-sm`}
      >
        {strings.copy}
      </button>
      <span
        role="status"
        className={`text-sm empty:hidden ${outcome === 'failed' ? 'text-bad' : 'text-good'}`}
      >
        {outcome === 'none' ? '' : strings[outcome]}
      </span>
    </span>
  );
}
