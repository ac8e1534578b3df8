import * as z from 'zod';
import { settingsSchema } from '@/schemas/settings';
import { markdownTable } from './marked';

/** What schemas/settings.ts says of a setting. */
const noteSchema = z.object({
  description: z.string(),
  default: z.union([z.string(), z.number()]).optional(),
  unset: z.string().optional(),
  example: z.string().optional(),
  environmentOnly: z.literal(true).optional(),
});
type Note = z.infer<typeof noteSchema>;

/**
 * What is said of each setting, by its name, in the order of the schema.
 * @throws ZodError for one that nothing is said of
 */
export function settingNotes(): [string, Note][] {
  const { properties = {} } = z.toJSONSchema(settingsSchema, {
    io: 'input',
    unrepresentable: 'any',
  });
  return Object.entries(properties).map(([name, property]) => [name, noteSchema.parse(property)]);
}

/** What a setting is when it is left out, as the table says it. */
function withoutIt({ default: value, unset }: Note): string {
  return unset ?? (value === undefined ? 'none' : `\`${value}\``);
}

/** What a setting means, with a value to take as a pattern where none stands beside it. */
function meaningOf({ description, unset, example }: Note): string {
  if (example === undefined || unset === `\`${example}\``) return description;
  return `${description}; such as \`${example}\``;
}

/** The table of the environment in docs/configuration.md. */
export function settingsTable(): string {
  const rows = settingNotes().map(([name, note]) => {
    return [`\`${name}\``, withoutIt(note), meaningOf(note)];
  });
  return markdownTable(['name', 'default', 'meaning'], rows);
}

/** Markdown as a plain sentence: links by their words, nothing in backticks. */
function plain(markdown: string): string {
  return markdown.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1').replaceAll('`', '');
}

/** Lines of a comment, at most 100 characters each. */
function comment(text: string): string[] {
  const lines: string[] = [];
  let line = '#';
  for (const word of text.split(/\s+/)) {
    if (`${line} ${word}`.length > 100) {
      lines.push(line);
      line = '#';
    }
    line += ` ${word}`;
  }
  return [...lines, line];
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

function assignment(name: string, note: Note): string[] {
  if (note.environmentOnly) return [];
  return [`#${name}=${note.example ?? note.default ?? ''}`];
}

/** The text of `.env.example`: every setting with its meaning, all commented out. */
export function environmentExample(): string {
  const head = comment(
    'Every setting of the shop. The sandbox needs none of them; with API_URL those are required that say so. docs/configuration.md has the same as a table. Copy this file to .env, or set them in the environment.',
  );
  const entries = settingNotes().map(([name, note]) => {
    const { description, unset = '' } = note;
    // A bare value stands below, as it can be set.
    const otherwise = /[a-z]/.test(unset) ? ` (${plain(unset)})` : '';
    return [...comment(`${capital(plain(description))}${otherwise}.`), ...assignment(name, note)];
  });
  return `${[head, ...entries].map((lines) => lines.join('\n')).join('\n\n')}\n`;
}
