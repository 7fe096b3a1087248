import type { City } from '../city/city.ts';
import { levelOf, rankOf, type Level } from '../design/severity.ts';
import type { Text } from '../../contract/place.ts';
import type { TimeRange } from './explore-view.ts';

/** Something worth going to: where a situation opened or was at its worst, or a warning was issued. */
export interface TimeMark {
  readonly key: string;
  readonly subject: string;
  readonly atMs: number;
  readonly level: Level;
  readonly title: Text;
  readonly what: 'opened' | 'peaked' | 'alert';
}

/** 경계 and above: of warnings there are many. */
const LOUD = 3;

/** Situations and grave warnings in a window, oldest first; nothing after the clock. */
export function timeMarks(
  { situation, alert }: Pick<City['byKind'], 'situation' | 'alert'>,
  { fromMs, toMs }: TimeRange,
  clockMs: number,
): readonly TimeMark[] {
  const situations = [...situation.values()].flatMap(({ subject, data }): readonly TimeMark[] => {
    const level = levelOf(data.severity);
    const { title } = data;
    const openedMs = Date.parse(data.openedAt);
    const opened: TimeMark = {
      key: `${subject} opened`,
      subject,
      atMs: openedMs,
      level,
      title,
      what: 'opened',
    };
    if (data.peakedAt === undefined) return [opened];
    const peakedMs = Date.parse(data.peakedAt);
    return [opened, { ...opened, key: `${subject} peaked`, atMs: peakedMs, what: 'peaked' }];
  });
  const alerts = [...alert.values()].flatMap(({ subject, data }): readonly TimeMark[] => {
    const level = levelOf(data.severity);
    if (rankOf(level) < LOUD) return [];
    const atMs = Date.parse(data.sent);
    return [{ key: subject, subject, atMs, level, title: data.headline, what: 'alert' }];
  });
  return [...situations, ...alerts]
    .filter(({ atMs }) => atMs >= fromMs && atMs < toMs && atMs <= clockMs)
    .toSorted((a, b) => a.atMs - b.atMs || (a.key < b.key ? -1 : 1));
}

/** Marks that would lie on each other stand as one: the worst, and how many there are. */
export interface MarkGroup {
  readonly lead: TimeMark;
  readonly marks: readonly TimeMark[];
}

/** Groups of marks nearer to each other than `reachMs`. */
export function groupMarks(marks: readonly TimeMark[], reachMs: number): readonly MarkGroup[] {
  const groups: TimeMark[][] = [];
  for (const mark of marks) {
    const held = groups.at(-1);
    const first = held?.[0];
    if (held === undefined || first === undefined || mark.atMs - first.atMs > reachMs)
      groups.push([mark]);
    else held.push(mark);
  }
  return groups.flatMap((each) => {
    const [first] = each;
    if (first === undefined) return [];
    const lead = each.reduce((a, b) => (rankOf(b.level) > rankOf(a.level) ? b : a), first);
    return [{ lead, marks: each }];
  });
}
