import { z } from 'zod';
import { DOMAINS } from '../../contract/event.ts';
import type { Text } from '../../contract/place.ts';
import { code, optionalNumeric, optionalText } from '../feed-kit/field.ts';
import { isDay, periodOf } from './indicator-period.ts';
import { wordsOf } from './words-of.ts';

const MAX_CHARS = 200;
/** Of a list in a row: earlier periods, options of a vote, milestones. */
const MAX_ENTRIES = 100;

/** `{ ko, en? }`, or a text in whatever language. */
const words = z
  .union([
    z.string().transform(wordsOf),
    z.object({
      ko: z.string().trim().min(1).max(MAX_CHARS),
      en: z.string().trim().min(1).max(MAX_CHARS).exactOptional(),
    }),
  ])
  .refine(({ ko }: Text) => ko !== '', 'missing');
/** Part of a subject: no spaces, no slashes. */
const id = code.refine((text) => /^[a-z0-9][a-z0-9._-]{0,79}$/.test(text), {
  error: 'expected lower-case letters, digits and . _ -',
});
const day = code.refine(isDay, 'expected a day, e.g. 2021-12-31');
const optionalDay = optionalText.refine(
  (text) => text === undefined || isDay(text),
  'expected a day, e.g. 2021-12-31',
);
/** `1,234,567` as spreadsheets write it; any other use of commas is no number. */
const GROUPED = /^[+-]?\d{1,3}(?:,\d{3})+(?:\.\d+)?$/;
const number = z
  .unknown()
  .optional()
  .transform((value) =>
    typeof value === 'string' && GROUPED.test(value.trim()) ? value.replaceAll(',', '') : value,
  )
  .pipe(optionalNumeric);
const count = number.refine((value) => value === undefined || value >= 0, 'less than 0');

const period = code.transform((text, issues) => {
  const read = periodOf(text);
  if (read !== undefined) return { ...read, code: text };
  issues.addIssue(`expected a period, e.g. 2021, 2021-Q3 or 2021-07, found ${text.slice(0, 40)}`);
  return z.NEVER;
});
const url = optionalText.refine(
  (text) => text === undefined || (/^https?:\/\/[^\s]+$/.test(text) && URL.canParse(text)),
  'expected an http(s) address',
);

const common = {
  /** Where it stands in what was sent. */
  place: z.string(),
  id,
  /** Id of a theme of the city, or its Korean name. */
  theme: code,
  domain: z.enum(DOMAINS).optional(),
  publishedAt: code,
  sourceName: words,
  sourceUrl: url,
};

const statistic = z.object({
  ...common,
  form: z.literal('statistic'),
  label: words,
  unit: words,
  period,
  value: number,
  target: number,
  targetBy: optionalText,
  better: z.enum(['higher', 'lower', 'neither']).default('neither'),
  past: z
    .array(z.object({ label: code, value: number }))
    .max(MAX_ENTRIES)
    .default([]),
  district: optionalText,
  /** Of the same body. */
  earlier: z.array(z.object({ label: z.string(), value: z.number().nullable() })),
  /** The same period stands before it with another value. */
  twice: z.boolean(),
});

const pledge = z.object({
  ...common,
  form: z.literal('pledge'),
  nature: z.enum(['pledge', 'project']).default('pledge'),
  title: words,
  department: words,
  progressPct: count.refine((value) => value === undefined || value <= 100, 'over 100'),
  state: z.enum(['planned', 'running', 'done', 'delayed', 'stopped']),
  dueOn: optionalDay,
  budgetWon: count,
  spentWon: count,
  milestones: z
    .array(z.object({ name: words, on: day, isDone: z.boolean() }))
    .max(MAX_ENTRIES)
    .default([]),
});

const votes = count.refine((value) => value !== undefined, 'missing').transform((n) => n ?? 0);
const vote = z.object({
  ...common,
  form: z.literal('vote'),
  title: words,
  from: day,
  to: day,
  options: z
    .array(z.object({ name: words, votes }))
    .min(1)
    .max(MAX_ENTRIES),
  voters: votes,
  outcome: words.optional(),
});

/** One row of what is sent, from JSON or CSV. */
export const indicatorRow = z.discriminatedUnion('form', [statistic, pledge, vote]);
export type IndicatorRow = z.output<typeof indicatorRow>;
export type StatisticRow = z.output<typeof statistic>;

/** What identifies a statistic, before its row is checked; undefined = it will be refused anyway. */
export const statisticKey = z.object({ id, district: optionalText, period, value: number });
