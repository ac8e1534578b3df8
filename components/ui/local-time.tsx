import { useEffect, useState } from 'react';
import { fill } from '@/lib/i18n/fill';

/**
 * A moment in the reader's own time zone, put into a sentence's `{time}`. The server does not know
 * that zone, so the sentence appears once the page is live.
 */
export function LocalTime({
  at,
  locale,
  sentence,
}: {
  at: number;
  locale: string;
  sentence: string;
}) {
  const [text, setText] = useState('');
  useEffect(() => {
    const format = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' });
    setText(fill(sentence, { time: format.format(at) }));
  }, [at, locale, sentence]);
  return <>{text}</>;
}
