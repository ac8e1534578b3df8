'use client';

import { useErrorWords } from '@/components/shell/error-words';
import { primaryButton } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';

/** In place of a page that could not be rendered, such as while the shop's database is away. */
export default function PageError() {
  const { title, body, retry } = useErrorWords();
  return (
    <main id="content" className="mx-auto w-full max-w-xl grow px-4 pt-6 pb-16">
      <Notice title={title} tone="attention" heading="h1">
        <p>{body}</p>
        <button
          type="button"
          onClick={() => window.location.reload()}
          className={`${primaryButton} mt-4`}
        >
          {retry}
        </button>
      </Notice>
    </main>
  );
}
