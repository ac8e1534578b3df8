import { timesInteger, trimDecimal } from '../money';
import { planWords } from './plan-words';

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

// Words stand apart from letters and digits, but for those of scripts that leave no blanks.
const before = String.raw`(?<![\p{L}--\p{Script=Han}]|[\d.,])`;
const after = String.raw`(?![\p{L}--\p{Script=Han}])`;
const end = String.raw`${after}(?!\d)`;
const number = String.raw`${before}(\d{1,6}(?:[.,]\d{1,2})?)`;

const pattern = (source: string) => new RegExp(source, 'giv');

const { day, week, month, year, hour, minute, each, daily, unlimited, talk, data } = planWords;
const aDay = String.raw`(?:${each})\s*(?:${day})${after}|(?:${daily})${after}`;

// French counts bytes in octets; a lone "mo" after few of them is a month.
const dataAmount = pattern(
  String.raw`${number}\s*(mb|gb|tb|go|(?<=\d{3}\s?)mo)(?![\p{L}--\p{Script=Han}]|\d)(\s*(?:${aDay}))?`,
);
const dailyWord = pattern(String.raw`(?<![\p{L}--\p{Script=Han}])(?:${aDay})`);
const duration = pattern(
  String.raw`${before}(\d{1,4})\s*-?\s*(?:(?<day>${day})|(?<week>${week})|(?<month>${month})|(?<year>${year})|(?<hour>${hour}))${after}`,
);
const talkTime = pattern(String.raw`${before}(\d{1,5})\s*(?:${minute})${after}`);
// What is unlimited may be joined to its word: all-net calls.
const gap = String.raw`(?:\s+|[\-\u2010-\u2013])`;
const unlimitedData = pattern(
  String.raw`(?<!(?:${talk})${gap})(?<![\p{L}--\p{Script=Han}])(?:(?:${data})\s*)?(?:${unlimited})(?:\s*(?:${data}))?${end}(?!${gap}?(?:\p{L}+${gap}){0,3}(?:${talk})${after})`,
);
const filler = pattern(
  String.raw`(?<![\p{L}--\p{Script=Han}])(?:${planWords.filler}|${data})${end}`,
);
/** Signs that join the parts of a label. */
const joints = /^[\s/|,;:+·•()[\]–—-]+|[\s/|,;:+·•([–—-]+$/gu;

const megabytes: Readonly<Record<string, number>> = {
  mb: 1,
  mo: 1,
  gb: 1_000,
  go: 1_000,
  tb: 1_000_000,
};

/** Whole days; part of one counts as none that could be compared. */
function readDays(match: RegExpMatchArray): number | null {
  const { groups = {} } = match;
  const amount = Number(match[1]);
  if (groups.hour !== undefined) return amount % 24 === 0 && amount > 0 ? amount / 24 : null;
  const each = groups.day ? 1 : groups.week ? 7 : groups.month ? 30 : 365;
  return amount > 0 ? each * amount : null;
}

function readData(match: RegExpMatchArray, perDay: boolean, days: number | null): PlanData | null {
  const [, amount = '', unit = ''] = match;
  const factor = megabytes[unit.toLowerCase()] ?? 1;
  if (perDay && days === null) return null;
  const mb = timesInteger(amount.replace(',', '.'), factor * (perDay ? (days ?? 1) : 1));
  return mb !== null && /[1-9]/.test(mb) ? { kind: 'amount', mb: trimDecimal(mb) } : null;
}

/** The one match of a label; what is said twice is not clear enough to be compared by. */
function only(label: string, wanted: RegExp): RegExpMatchArray | null {
  const matches = [...label.matchAll(wanted)];
  return matches.length === 1 ? (matches[0] ?? null) : null;
}

function restOf(label: string): string {
  const bare = [unlimitedData, dataAmount, dailyWord, duration, talkTime, filler]
    .reduce((text, said) => text.replace(said, ' '), label)
    .replace(/\s+/g, ' ');
  return bare.replace(joints, '');
}

/**
 * Reads a plan's label in a language of the supplier's: "10GB 30 Days", "Illimité 3 jours", "500 MB / 1
 * día". What is not said, or said more than once, is null; nothing makes it fail.
 */
export function readPlan(text: string): Plan {
  const label = text.normalize('NFC');
  const length = only(label, duration);
  const days = length === null ? null : readDays(length);
  const amounts = [...label.matchAll(dataAmount)];
  const isUnlimited = label.match(unlimitedData) !== null;
  const [amount] = amounts;
  const perDay = amount?.[3] !== undefined || label.match(dailyWord) !== null;
  const minutes = Number(only(label, talkTime)?.[1] ?? 0);
  const read: PlanData | null =
    isUnlimited && amount === undefined
      ? { kind: 'unlimited' }
      : amount !== undefined && amounts.length === 1 && !isUnlimited
        ? readData(amount, perDay, days)
        : null;
  return { data: read, minutes: minutes > 0 ? minutes : null, days, rest: restOf(label) };
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
