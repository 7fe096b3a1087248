import type { StatisticData } from '../../contract/city-indicator.ts';
import type { Instant } from '../../contract/event.ts';
import { instantMs } from '../../contract/instant.ts';
import type { RowContext, RowResult } from '../feed-kit/define-connector.ts';
import { indicatorOf, type Origin } from '../feed-kit/event-of.ts';
import { offsetInstant } from '../feed-kit/offset-instant.ts';
import { zonedInstant } from '../feed-kit/zoned-time.ts';
import type { IndicatorRow, StatisticRow } from './indicator-rows.ts';
import { settingsOf } from './indicator-settings.ts';

/** As far ahead of ours as a publisher's clock may be. */
const AHEAD_MS = 120_000;

/** The event of a row. Its version: the period it is of, then when it was published. */
export function indicatorEvents(row: IndicatorRow, context: RowContext, origin: Origin): RowResult {
  const { city, frame } = context;
  const publishedAt =
    offsetInstant(row.publishedAt) ?? zonedInstant(row.publishedAt, city.zone, 'yyyy-MM-dd');
  if (publishedAt === undefined) {
    return { reject: 'publishedAt: expected a day or a time with its offset' };
  }
  // Its version would stand above all that is published until then.
  if (instantMs(publishedAt) > instantMs(frame.receivedAt) + AHEAD_MS) {
    return { reject: `publishedAt: in the future: ${row.publishedAt}` };
  }
  const { themes } = settingsOf(city);
  const [themeId, theme] =
    Object.entries(themes).find(([id, { name }]) => id === row.theme || name.ko === row.theme) ??
    [];
  if (themeId === undefined || theme === undefined) {
    return { reject: `theme: expected one of ${Object.keys(themes).join(', ')}` };
  }
  const about = {
    time: publishedAt,
    isEdited: true,
    domain: row.domain ?? theme.domain,
    theme: { id: themeId, name: theme.name },
    sourceName: row.sourceName,
    ...(row.sourceUrl === undefined ? {} : { sourceUrl: row.sourceUrl }),
    geometry: null,
    districts: [],
  };
  if (row.form === 'statistic') return statisticEvent(row, publishedAt, about, context, origin);
  const { id } = row;
  if (row.form === 'pledge') {
    const { nature, title, department, progressPct, state, dueOn, budgetWon, spentWon } = row;
    const subject = `indicator/pledge/${id}`;
    const data = {
      form: 'pledge' as const,
      pledge: id,
      nature,
      title,
      department,
      state,
      progressPct: progressPct ?? null,
      ...(dueOn === undefined ? {} : { dueOn }),
      ...(budgetWon === undefined ? {} : { budgetWon }),
      ...(spentWon === undefined ? {} : { spentWon }),
      milestones: row.milestones,
    };
    return [indicatorOf(context, origin, { ...about, ...data, subject, ref: id })];
  }
  const { theme: _theme, ...ofVote } = about;
  const { title, from, to, options, voters, outcome } = row;
  if (to < from) return { reject: `to: before ${from}` };
  const data = {
    form: 'vote' as const,
    vote: id,
    title,
    from,
    to,
    options,
    voters,
    ...(outcome === undefined ? {} : { outcome }),
  };
  const subject = `indicator/vote/${id}`;
  return [indicatorOf(context, origin, { ...ofVote, ...data, subject, ref: id })];
}

interface About {
  readonly time: Instant;
  readonly isEdited: boolean;
  readonly domain: Parameters<typeof indicatorOf>[2]['domain'] & string;
  readonly theme: StatisticData['theme'];
  readonly sourceName: StatisticData['sourceName'];
  readonly sourceUrl?: string;
  readonly geometry: null;
}

function statisticEvent(
  row: StatisticRow,
  publishedAt: Instant,
  about: About,
  context: RowContext,
  origin: Origin,
): RowResult {
  const { id, label, unit, period, target, targetBy, better, district, earlier } = row;
  const { from, to } = period;
  if (row.twice) return { reject: `period: ${period.code} stands before with another value` };
  if (district !== undefined && !context.city.districts.some(({ code }) => code === district)) {
    return { reject: `district: unknown: ${district.slice(0, 40)}` };
  }
  const value = row.value ?? null;
  const told = row.past.map((entry) => ({ label: entry.label, value: entry.value ?? null }));
  const past = [
    ...told.filter((entry) => !earlier.some((one) => one.label === entry.label)),
    ...earlier,
  ];
  const attainment = attainmentOf(value, target, better);
  return [
    indicatorOf(context, origin, {
      ...about,
      subject: `indicator/city/${id}${district === undefined ? '' : `/${district}`}`,
      ref: `${id} ${period.code}`,
      version: `${to}/${from}@${publishedAt}`,
      districts: district === undefined ? [] : [district],
      form: 'statistic',
      statistic: id,
      label,
      unit,
      value,
      period: { from, to, label: period.label },
      ...(target === undefined ? {} : { target }),
      ...(targetBy === undefined ? {} : { targetBy }),
      better,
      past,
      ...(attainment === undefined ? {} : { attainment }),
      ...(district === undefined ? {} : { district }),
      publishedAt,
    }),
  ];
}

/** Part of the target reached; of a figure that should fall, how far the target is above it. */
function attainmentOf(
  value: number | null,
  target: number | undefined,
  better: StatisticData['better'],
): number | undefined {
  if (value === null || target === undefined || better === 'neither') return undefined;
  if (target <= 0 || value < 0) return undefined;
  if (better === 'higher') return rounded(value / target);
  return value === 0 ? undefined : rounded(target / value);
}

const rounded = (share: number): number => Math.round(share * 10_000) / 10_000;
