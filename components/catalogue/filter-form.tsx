'use client';

import { useRouter } from 'next/navigation';
import { type FormEvent, type ReactNode, useEffect, useRef, useTransition } from 'react';
import { afterPaint } from '@/components/ui/after-paint';
import { resultsId } from './results-id';

/** Sets a form's fields to what the URL says, which back, forward and links have changed. */
function follow(form: HTMLFormElement, fields: URLSearchParams): void {
  for (const field of form.elements) {
    if (field instanceof HTMLSelectElement || field instanceof HTMLInputElement) {
      const value = fields.get(field.name);
      if (field.type === 'checkbox' && 'checked' in field) field.checked = value === field.value;
      // A unit stays chosen that the URL does not name; what can be nothing becomes so.
      else if (value !== null || !('options' in field) || field.options[0]?.value === '') {
        field.value = value ?? '';
      }
    }
  }
}

/**
 * A GET form over a list. Without a script the browser sends it; with one the list changes in
 * place, keeping scroll and focus, under a URL without empty fields.
 * @param query what the list is narrowed by at the moment, as the query of its URL
 */
export function FilterForm({
  action,
  query,
  children,
}: {
  action: string;
  query: string;
  children: ReactNode;
}) {
  const router = useRouter();
  const form = useRef<HTMLFormElement>(null);
  const known = useRef(query);
  const [isPending, startTransition] = useTransition();

  useEffect(() => {
    if (known.current === query) return;
    known.current = query;
    if (form.current !== null) follow(form.current, new URLSearchParams(query));
    if (document.activeElement === document.body) {
      document.getElementById(resultsId)?.focus({ preventScroll: true });
    }
  }, [query]);

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const wish = new URLSearchParams();
    for (const [name, value] of new FormData(event.currentTarget)) {
      if (typeof value === 'string' && value.trim() !== '') wish.set(name, value.trim());
    }
    if (!wish.has('budget')) wish.delete('in');
    const search = wish.toString();
    const href = search === '' ? action : `${action}?${search}`;
    afterPaint(() => startTransition(() => router.push(href, { scroll: false })));
  }

  return (
    <form ref={form} action={action} onSubmit={submit} aria-busy={isPending} className="filters">
      {children}
    </form>
  );
}
