import type { CityEvent, Kind } from '../../../contract/event.ts';
import type { DistrictCode } from '../../../contract/place.ts';
import type { CityView } from '../city-view.ts';
import { countedBy } from './counted-by.ts';
import type { StageCriterion } from './stage-settings.ts';

/** What a criterion counts now. */
export interface StageCount {
  /** `null` = it cannot be known. */
  readonly n: number | null;
  /** Sorted. */
  readonly subjects: readonly string[];
  readonly districts: readonly DistrictCode[];
}

interface Counted {
  readonly amount: number;
  readonly districts: readonly DistrictCode[];
}

/** What each criterion counts, kept by what changed. */
export interface StageCounts {
  observe(events: readonly CityEvent[], removed: readonly string[]): void;
  at(city: CityView): ReadonlyMap<StageCriterion, StageCount>;
}

export const COUNTED_KINDS = ['situation', 'alarm', 'incident', 'indicator'] as const;
const IS_COUNTED: ReadonlySet<Kind> = new Set(COUNTED_KINDS);

export function stageCounts(criteria: readonly StageCriterion[]): StageCounts {
  const counted = new Map(criteria.map((criterion) => [criterion, new Map<string, Counted>()]));
  /** Of those that nothing has changed. */
  const known = new Map<StageCriterion, StageCount>();
  /** Looked at again when next asked: what is in force decides, not what arrived. */
  const touched = new Set<string>();

  const recount = (city: CityView, subject: string): void => {
    const events = COUNTED_KINDS.flatMap((kind): readonly CityEvent[] =>
      optional(city.byKind[kind].get(subject)),
    );
    for (const [criterion, own] of counted) {
      if (own.delete(subject)) known.delete(criterion);
      for (const event of events) {
        const amount = countedBy(event, criterion.measure);
        if (amount === undefined) continue;
        own.set(subject, { amount, districts: event.data.districts });
        known.delete(criterion);
      }
    }
  };
  return {
    observe: (events, removed) => {
      for (const { kind, subject } of events) if (IS_COUNTED.has(kind)) touched.add(subject);
      for (const subject of removed) touched.add(subject);
    },
    at: (city) => {
      for (const subject of touched) recount(city, subject);
      touched.clear();
      return new Map(
        [...counted].map(([criterion, own]) => {
          const count = known.get(criterion) ?? countOf(city, criterion, own);
          // A figure says nothing of its change.
          if (criterion.measure.of !== 'figure') known.set(criterion, count);
          return [criterion, count];
        }),
      );
    },
  };
}

function countOf(
  city: CityView,
  { measure }: StageCriterion,
  own: ReadonlyMap<string, Counted>,
): StageCount {
  if (measure.of === 'figure') {
    const subject = `indicator/figure/${measure.figure}`;
    const data = city.byKind.indicator.get(subject)?.data;
    const n = data?.form === 'figure' ? data.value : null;
    return { n, subjects: [subject], districts: [] };
  }
  const all = [...own.values()];
  return {
    n: all.reduce((sum, { amount }) => sum + amount, 0),
    subjects: [...own.keys()].toSorted(),
    districts: all.flatMap(({ districts }) => districts),
  };
}

function optional<T>(value: T | undefined): readonly T[] {
  return value === undefined ? [] : [value];
}
