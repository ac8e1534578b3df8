import { test } from 'vitest';
import type * as z from 'zod';
import { isReal } from './supplier';
import { NoAnswer } from './wire';

/** How we came to a belief; the earlier it stands here, the more surprising its drift. */
export type Source =
  | 'captured from production'
  | 'observed live'
  | 'reference'
  | 'client code'
  | 'inferred';

declare module 'vitest' {
  interface TaskMeta {
    /** What the drift report says about a belief besides its name and outcome. */
    contract?: { claim: string; source: Source; skipped?: string; unanswered?: boolean };
  }
}

/** Leaves a belief unjudged, for a reason the report shows. */
export type Skip = (reason: string) => never;

/** Declares one thing we believe about the supplier's wire, and the test that holds it to it. */
export function belief(claim: string, source: Source, check: (skip: Skip) => Promise<void>): void {
  test(`${claim} (${source})`, async ({ task, skip }) => {
    const meta: NonNullable<typeof task.meta.contract> = { claim, source };
    task.meta.contract = meta;
    try {
      await check((reason) => {
        meta.skipped = reason;
        return skip(reason);
      });
    } catch (error) {
      if (error instanceof NoAnswer) meta.unanswered = true;
      throw error;
    }
  });
}

/** A belief that takes a write to check, or an order: judged against the sandbox only. */
export function writtenBelief(claim: string, source: Source, check: () => Promise<void>): void {
  belief(claim, source, async (skip) => {
    if (isReal) skip('takes a write, and nothing is written to a real supplier');
    await check();
  });
}

const shownProblems = 5;
const longestShown = 40;

function received(issue: z.core.$ZodIssue): string {
  const telling = issue.code === 'invalid_value' || issue.code === 'invalid_format';
  const { input } = issue;
  if (!telling || typeof input !== 'string') return '';
  return `, received ${JSON.stringify(input.slice(0, longestShown))}`;
}

/** A path without the places in lists, so that a thousand rows with one fault are one line. */
function place(path: PropertyKey[]): string {
  const keys = path.map((key) => (typeof key === 'number' ? '[]' : `.${String(key)}`));
  return keys.join('').replace(/^\./, '') || 'the body';
}

function describeIssues(issues: z.core.$ZodIssue[]): string {
  const counts = new Map<string, number>();
  for (const issue of issues) {
    const line = `${place(issue.path)}: ${issue.message}${received(issue)}`;
    counts.set(line, (counts.get(line) ?? 0) + 1);
  }
  const lines = [...counts].map(([line, count]) => (count > 1 ? `${line} (${count} times)` : line));
  const left = lines.length - shownProblems;
  return [...lines.slice(0, shownProblems), ...(left > 0 ? [`and ${left} more`] : [])].join('\n');
}

/** The value in a believed shape. @throws Error that says where it departs from it, and how often */
export function holds<Shape extends z.ZodType>(shape: Shape, value: unknown): z.output<Shape> {
  const result = shape.safeParse(value, { reportInput: true });
  if (result.success) return result.data;
  throw new Error(describeIssues(result.error.issues));
}

/** Throws unless the list is empty, naming its first entries. */
export function expectNone(what: string, found: readonly string[]): void {
  if (found.length === 0) return;
  const shown = found.slice(0, shownProblems).join(', ');
  const more = found.length > shownProblems ? ', …' : '';
  throw new Error(`${found.length} ${what}: ${shown}${more}`);
}

/** The values that only one of two lists has. */
export function difference(one: Iterable<string>, other: Iterable<string>): string[] {
  const [left, right] = [new Set(one), new Set(other)];
  return [...left]
    .filter((value) => !right.has(value))
    .concat([...right].filter((value) => !left.has(value)));
}
