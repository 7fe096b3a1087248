import type { AggregateBy, AggregateGroup, AggregateQuery } from '../../contract/history.ts';
import { instantOf } from '../../contract/instant.ts';
import { dayStart, hourStart } from './history-hours.ts';
import { Unanswered, type HistoryView } from './history-view.ts';

/** A question for counts, its span in whole hours, both included. */
export interface AskedGroups {
  readonly query: AggregateQuery;
  /** Nothing that came into the log after it; undefined = all that is held. */
  readonly maxSeq: number | undefined;
  readonly firstHour: number;
  readonly lastHour: number;
}

/** What a count belongs to. */
export type GroupFacts = Readonly<Record<Exclude<AggregateBy, 'hour' | 'day'>, string>> & {
  readonly hour: number;
};

export interface GroupSums {
  /** Things that are known to be different from all others of their group. */
  add(facts: GroupFacts, things: number): void;
  /** A thing that may have been seen in its group before: it counts once. */
  addThing(facts: GroupFacts, thing: number): void;
  addValues(facts: GroupFacts, values: ValueSums): void;
  groups(): readonly AggregateGroup[];
}

export interface ValueSums {
  readonly count: number;
  readonly min: number | null;
  readonly max: number | null;
  readonly sum: number;
}

interface Group {
  readonly key: readonly string[];
  things: number;
  readonly seen: Set<number>;
  count: number;
  min: number;
  max: number;
  sum: number;
}

const MAX_GROUPS = 20_000;

export function groupSums(view: HistoryView, by: readonly AggregateBy[]): GroupSums {
  const groups = new Map<string, Group>();
  const days = new Map<number, string>();

  const dayOf = (hour: number): string => {
    const known = days.get(hour);
    if (known !== undefined) return known;
    const day = instantOf(dayStart(hourStart(hour, view.phaseMs), view.zone));
    days.set(hour, day);
    return day;
  };
  const partOf = (facts: GroupFacts, name: AggregateBy): string => {
    if (name === 'hour') return instantOf(hourStart(facts.hour, view.phaseMs));
    return name === 'day' ? dayOf(facts.hour) : facts[name];
  };
  const groupOf = (facts: GroupFacts): Group => {
    const key = by.map((name) => partOf(facts, name));
    const id = key.join('\n');
    const known = groups.get(id);
    if (known !== undefined) return known;
    if (groups.size >= MAX_GROUPS) {
      throw new Unanswered('too-much', `over ${MAX_GROUPS} groups: ask for a shorter span`);
    }
    const none = { things: 0, count: 0, min: Infinity, max: -Infinity, sum: 0 };
    const group: Group = { key, seen: new Set(), ...none };
    groups.set(id, group);
    return group;
  };

  return {
    add: (facts, things) => {
      groupOf(facts).things += things;
    },
    addThing: (facts, thing) => {
      groupOf(facts).seen.add(thing);
    },
    addValues: (facts, { count, min, max, sum }) => {
      const group = groupOf(facts);
      group.count += count;
      group.sum += sum;
      group.min = Math.min(group.min, min ?? Infinity);
      group.max = Math.max(group.max, max ?? -Infinity);
    },
    groups: () =>
      [...groups.entries()]
        .toSorted(([a], [b]) => (a < b ? -1 : 1))
        .map(([, { key, things, seen, count, min, max, sum }]) => ({
          key,
          count: things + seen.size,
          ...(count === 0 ? {} : { min, mean: sum / count, max }),
        })),
  };
}
