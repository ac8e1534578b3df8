import type { Reveal } from '@/schemas/reveal';

type Named = { title: string; worksIn: string | null };
type Labels = { code: string; serial: string; securityCode: string };

/**
 * A revealed code as a text file to keep, made in the browser: what it is, where it works, and each
 * part under its name.
 */
export function codeFile({ title, worksIn }: Named, secret: Reveal, labels: Labels): string {
  const parts = [
    [labels.code, secret.code],
    [labels.serial, secret.serial],
    [labels.securityCode, secret.securityCode],
  ] as const;
  return [
    title,
    ...(worksIn === null ? [] : [worksIn]),
    ...parts.flatMap(([label, text]) => (text === null ? [] : [`${label}: ${text}`])),
    '',
  ].join('\n');
}

/** A file's name out of what it is about: letters and digits of any script, the rest as hyphens. */
export function fileNameOf(title: string): string {
  const name = title.replace(/[^\p{L}\p{M}\p{N}]+/gu, '-').replace(/^-|-$/g, '');
  return `${name.slice(0, 60) || 'code'}.txt`;
}
