'use client';

import { type ChangeEvent, type FormEvent, type RefObject, useId, useRef, useState } from 'react';
import { primaryButton } from '@/components/ui/button';
import { maxReceiptText, type Verification } from '@/schemas/verification';
import { CheckOutcome } from './check-outcome';
import { checkReceipt } from './check-receipt';
import type { CheckWords } from './receipt-words';

/** Why there is nothing to show yet; the names of their words. */
type Fault = 'empty' | 'tooLong' | 'fileFailed' | 'busy' | 'failed';

/** Nothing asked, being asked, not to be asked like this, or answered. */
type Answer = null | 'checking' | Fault | Verification;

/** What is wrong with a text before it is sent. */
function faultOf(text: string): Fault | null {
  if (text.trim() === '') return 'empty';
  return text.length > maxReceiptText ? 'tooLong' : null;
}

/** The text of a receipt, pasted or out of a file, and what it is worth. */
export function CheckForm({ locale, strings }: { locale: string; strings: CheckWords }) {
  const [text, setText] = useState('');
  const [answer, setAnswer] = useState<Answer>(null);
  const area = useRef<HTMLTextAreaElement>(null);
  const { check: words } = strings;
  const isChecking = answer === 'checking';
  const fault = typeof answer === 'string' && answer !== 'checking' ? answer : null;

  function change(next: string) {
    setText(next);
    setAnswer(null);
  }

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (isChecking) return;
    // The field's own: it may have been filled before the page was alive.
    const given = area.current?.value ?? text;
    setText(given);
    setAnswer('checking');
    const next = faultOf(given) ?? (await checkReceipt(given));
    // It was about a text that is no longer there.
    if (area.current?.value !== given) return;
    setAnswer(next);
    if (typeof next === 'string') area.current.focus();
  }

  return (
    <>
      <form onSubmit={submit} noValidate className="scripted mt-6 space-y-5">
        <TextArea {...{ area, text, fault, words }} onChange={change} />
        <FileChoice words={words} onText={change} onFault={setAnswer} />
        <button type="submit" aria-disabled={isChecking} className={primaryButton}>
          {isChecking ? words.checking : words.check}
        </button>
      </form>
      {answer !== null && typeof answer === 'object' && (
        <CheckOutcome found={answer} locale={locale} strings={strings} />
      )}
    </>
  );
}

function TextArea({
  area,
  text,
  fault,
  words,
  onChange,
}: {
  area: RefObject<HTMLTextAreaElement | null>;
  text: string;
  fault: Fault | null;
  words: CheckWords['check'];
  onChange: (text: string) => void;
}) {
  const id = useId();
  return (
    <div>
      <label htmlFor={id} className="mb-1 block font-semibold">
        {words.text}
      </label>
      <textarea
        ref={area}
        id={id}
        rows={7}
        dir="ltr"
        spellCheck={false}
        autoCapitalize="none"
        autoComplete="off"
        value={text}
        onChange={(event) => onChange(event.target.value)}
        aria-invalid={fault !== null}
        aria-describedby={`${id}-hint`}
        className="field code text-sm"
      />
      <p
        id={`${id}-hint`}
        aria-live="polite"
        className={`mt-1 text-sm ${fault === null ? 'text-muted' : 'text-bad'}`}
      >
        {fault === null ? words.textHint : words[fault]}
      </p>
    </div>
  );
}

/** Reads a file in the browser and puts its text where it could have been pasted. */
function FileChoice({
  words,
  onText,
  onFault,
}: {
  words: CheckWords['check'];
  onText: (text: string) => void;
  onFault: (fault: Fault) => void;
}) {
  const id = useId();

  async function choose({ target }: ChangeEvent<HTMLInputElement>) {
    const [file] = target.files ?? [];
    if (file === undefined) return;
    // Larger ones are not read at all: a letter takes three bytes at most, of those in a receipt.
    if (file.size > 3 * maxReceiptText) {
      onFault('tooLong');
      return;
    }
    try {
      onText(await file.text());
    } catch {
      onFault('fileFailed');
    }
  }

  return (
    <div>
      <label htmlFor={id} className="mb-1 block font-semibold">
        {words.file}
      </label>
      <input
        id={id}
        type="file"
        accept=".json,application/json"
        onChange={choose}
        aria-describedby={`${id}-hint`}
        className="field file:me-4 file:cursor-pointer file:font-medium file:text-accent"
      />
      <p id={`${id}-hint`} className="mt-1 text-muted text-sm">
        {words.fileHint}
      </p>
    </div>
  );
}
