import type { ObservationEvent } from '../../../contract/event.ts';
import type { District } from '../../../contract/place.ts';
import type { Taking } from './alarm-rule.ts';
import { groupMean, type GroupMean } from './group-mean.ts';
import type { RuleWatches } from './rule-watches.ts';
import type { Watch, WatchedPlace } from './watch.ts';

const MIN_MS = 60_000;

/** Means of many values by district or by road: each is one watched thing. */
export interface MeanWatches {
  readonly take: (event: ObservationEvent, value: number, atMs: number) => void;
  gone(subject: string): void;
  /** Works out the means that have news. */
  settle(nowMs: number): void;
}

interface Group {
  readonly mean: GroupMean;
  readonly watch: Watch;
  isChanged: boolean;
}

export function meanWatches(
  watches: RuleWatches,
  { by, least, withinMin }: Extract<Taking, { form: 'mean' }>,
  districts: readonly District[],
): MeanWatches {
  const groups = new Map<string, Group>();
  const changed: Group[] = [];
  const placeOf = (key: string, { data }: ObservationEvent): WatchedPlace => {
    const { feed } = data.provenance;
    const district = districts.find(({ code }) => code === key);
    if (by === 'place' || district === undefined) {
      return { name: data.place ?? { ko: key }, geometry: data.geometry, districts: [], feed };
    }
    const { name, label } = district;
    const geometry = { type: 'Point', coordinates: [label.lon, label.lat] } as const;
    return { name, geometry, districts: [key], feed };
  };
  const groupOf = (key: string, event: ObservationEvent): Group => {
    const held = groups.get(key);
    if (held !== undefined) return held;
    const watched = `mean/${event.data.observedProperty}/${key}`;
    const group = {
      mean: groupMean(),
      watch: watches.of(watched, placeOf(key, event)),
      isChanged: false,
    };
    groups.set(key, group);
    return group;
  };
  return {
    take: (event, value, atMs) => {
      const { place, districts: codes } = event.data;
      const keys = by === 'district' ? codes : place === undefined ? [] : [place.ko];
      for (const key of keys) {
        const group = groupOf(key, event);
        group.mean.set(event.subject, value, atMs);
        if (group.isChanged) continue;
        group.isChanged = true;
        changed.push(group);
      }
    },
    gone: (subject) => {
      for (const { mean } of groups.values()) mean.remove(subject);
    },
    settle: (nowMs) => {
      for (const group of changed.splice(0)) {
        const { mean, watch } = group;
        group.isChanged = false;
        const known = mean.mean(nowMs - withinMin * MIN_MS, least);
        if (known === undefined) watches.doubt(watch);
        else watches.value(watch, known.value, known.atMs);
      }
    },
  };
}
