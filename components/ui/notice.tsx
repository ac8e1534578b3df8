import type { ReactNode } from 'react';

type Tone = 'neutral' | 'attention' | 'bad';

const tones: Record<Tone, string> = {
  neutral: 'border-line bg-surface',
  attention: 'border-attention/40 bg-attention-soft',
  bad: 'border-bad/40 bg-bad-soft',
};

/** A short message in place of, or above, what was expected: what is so, and what to do next. */
export function Notice({
  title,
  children,
  tone = 'neutral',
  heading: Heading = 'h2',
}: {
  title: string;
  children?: ReactNode;
  tone?: Tone;
  heading?: 'h1' | 'h2';
}) {
  return (
    <div className={`rounded-card border p-5 ${tones[tone]}`}>
      <Heading className="font-semibold text-lg">{title}</Heading>
      {children !== undefined && <div className="mt-1 text-muted">{children}</div>}
    </div>
  );
}
