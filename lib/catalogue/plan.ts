import { timesInteger, trimDecimal } from '../money';

/** How much data a plan holds in all; megabytes as a plain decimal, 1,000 to the gigabyte. */
export type PlanData = { kind: 'unlimited' } | { kind: 'amount'; mb: string };

/** What a plan's label says, as far as it says it clearly. */
export type Plan = {
  data: PlanData | null;
  minutes: number | null;
  days: number | null;
  /** What is left of the label: a destination, extras, or everything that could not be read. */
  rest: string;
};

const number = String.raw`(?<![\p{L}\d.,])(\d{1,6}(?:[.,]\d{1,2})?)`;
const dataAmount = new RegExp(
  String.raw`${number}\s*(mb|gb|tb)(?![\p{L}\d])(\s*(?:\/|per|an?|each|every)\s*day(?![\p{L}\d])|\s*daily)?`,
  'giu',
);
const duration =
  /(?<![\p{L}\d.,])(\d{1,4})\s*-?\s*(days?|d|weeks?|wks?|months?|years?|hours?|hrs?|h)(?![\p{L}\d])/giu;
const talk = /(?<![\p{L}\d.,])(\d{1,5})\s*(?:minutes?|mins?)(?![\p{L}\d])/giu;
const unlimitedData =
  /(?<![\p{L}\d])unlimited(?:\s+data)?(?![\p{L}\d])(?!\s*(?:\p{L}+\s+){0,2}(?:calls?|minutes?|mins?|talk|texts?|sms|voice)(?![\p{L}\d]))/giu;

/** Words that say no more than that it is a plan, and signs that join the parts of a label. */
const filler =
  /(?<![\p{L}\d])(?:e-?sim|data|plan|package|bundle|valid(?:ity)?|for)(?![\p{L}\d])/giu;
const joints = /^[\s/|,;:+·•()[\]–—-]+|[\s/|,;:+·•([–—-]+$/gu;

const megabytes = { mb: 1, gb: 1_000, tb: 1_000_000 } as const;
const daysIn = { d: 1, w: 7, m: 30, y: 365 } as const;

/** Whole days; part of one counts as none that could be compared. */
function readDays(count: string, unit: string): number | null {
  const initial = unit.charAt(0).toLowerCase();
  const amount = Number(count);
  if (initial === 'h') return amount % 24 === 0 && amount > 0 ? amount / 24 : null;
  const days = daysIn[initial as keyof typeof daysIn] * amount;
  return days > 0 ? days : null;
}

function readData(match: RegExpMatchArray, days: number | null): PlanData | null {
  const [, amount = '', unit = '', daily] = match;
  const factor = megabytes[unit.toLowerCase() as keyof typeof megabytes];
  const perDay = daily !== undefined;
  if (perDay && days === null) return null;
  const mb = timesInteger(amount.replace(',', '.'), factor * (perDay ? (days ?? 1) : 1));
  return mb !== null && /[1-9]/.test(mb) ? { kind: 'amount', mb: trimDecimal(mb) } : null;
}

/** The one match of a label; what is said twice is not clear enough to be compared by. */
function only(label: string, pattern: RegExp): RegExpMatchArray | null {
  const matches = [...label.matchAll(pattern)];
  return matches.length === 1 ? (matches[0] ?? null) : null;
}

function restOf(label: string): string {
  const bare = [unlimitedData, dataAmount, duration, talk, filler]
    .reduce((text, pattern) => text.replace(pattern, ' '), label)
    .replace(/\s+/g, ' ');
  return bare.replace(joints, '');
}

/**
 * Reads a plan's English label: "10GB 30 Days", "Unlimited 7 days", "500 MB / 1 day". What is not
 * said, or said more than once, is null; nothing makes it fail.
 */
export function readPlan(label: string): Plan {
  const length = only(label, duration);
  const days = length === null ? null : readDays(length[1] ?? '', length[2] ?? '');
  const amounts = [...label.matchAll(dataAmount)];
  const isUnlimited = label.match(unlimitedData) !== null;
  const [amount] = amounts;
  const minutes = Number(only(label, talk)?.[1] ?? 0);
  const data: PlanData | null =
    isUnlimited && amount === undefined
      ? { kind: 'unlimited' }
      : amount !== undefined && amounts.length === 1 && !isUnlimited
        ? readData(amount, days)
        : null;
  return { data, minutes: minutes > 0 ? minutes : null, days, rest: restOf(label) };
}

/** Less data first, unlimited after every amount, what is not known last. */
function dataRank({ data }: Plan): number {
  if (data === null) return Number.POSITIVE_INFINITY;
  // An order of magnitude for sorting; nothing is computed from it.
  return data.kind === 'unlimited' ? Number.MAX_VALUE : Number(data.mb);
}

const last = Number.POSITIVE_INFINITY;

/** By days, then by data and minutes; what a label leaves open comes last. */
export function comparePlans(one: Plan, other: Plan): number {
  const difference = (a: number, b: number) => (a === b ? 0 : a < b ? -1 : 1);
  return (
    difference(one.days ?? last, other.days ?? last) ||
    difference(dataRank(one), dataRank(other)) ||
    difference(one.minutes ?? last, other.minutes ?? last)
  );
}
