import { fileURLToPath } from 'node:url';
import type { Delta } from '../../contract/delta.ts';
import type { CityEvent } from '../../contract/event.ts';
import { instantMs, instantOf } from '../../contract/instant.ts';
import { expire } from '../../server/city/expire.ts';
import { merge } from '../../server/city/merge.ts';
import { loadCity } from '../../server/config/load-city.ts';
import { TICK_MS } from '../../server/intake/recorded-source.ts';
import { office } from '../../server/office/office.ts';
import { tellParts } from '../../server/office/tell-parts.ts';
import { officeSettings } from '../../server/office-of.ts';
import { instantAtMinute, observationAt } from '../support/city-events.ts';
import { positionAt } from '../support/positions.ts';
import { smallCity } from '../support/small-city.ts';
import { median, type Figure } from './figure.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const ENTITIES = 20_000;
const EVENTS_PER_S = 5_000;
/** As sources answer: some events at a time, all of one kind. */
const BATCH = 250;
/** A city that runs: the first minute meets things that nobody knows, and code that never ran. */
const WARM_UP_ROUNDS = 12;
const ROUNDS = 40;
const TICK_S = TICK_MS / 1000;

/**
 * What of a hundred events is of each kind: mostly vehicles, as in any city that sends so many; then
 * roads, sensors and gauges, of which each 149th goes beyond its limits and back.
 */
const MIX = [
  { share: 60, property: 'position', unit: '', from: 0, to: 60 },
  { share: 15, property: 'traffic.speed', unit: 'km/h', from: 12, to: 60 },
  { share: 10, property: 'air.pm25', unit: 'ug/m3', from: 5, to: 60 },
  { share: 5, property: 'population.count', unit: '{person}', from: 100, to: 20_000 },
  { share: 5, property: 'sewer.level', unit: 'm', full: 2, from: 0.2, to: 0.8 },
  { share: 5, property: 'water.level', unit: 'm', limit: 3, from: 1, to: 2.5 },
] as const;
const BEYOND_EACH = 149;
const START_MS = instantMs(instantAtMinute(0));

/**
 * What all parts of the office cost beside merge: Seoul's rules over a city of 20,000 things that
 * sends 5,000 events a second, ticks included, against the same seconds merged and not judged.
 */
export function judgeFigures(): readonly Figure[] {
  const city = loadCity('seoul', ROOT);
  const districts = city.districts.map(({ code }) => code);
  const parts = office(officeSettings(city));
  const state = smallCity();
  const observed = ({ upserts, removals, now }: Delta): void => {
    tellParts(parts, upserts, now, removals);
  };
  let index = 0;
  /** All events between two ticks, answer by answer. */
  const span = (atMs: number): readonly (readonly CityEvent[])[] => {
    const events = Array.from({ length: EVENTS_PER_S * TICK_S }, () => {
      index += 1;
      return eventOf(index % ENTITIES, atMs, districts);
    });
    const bySource = Map.groupBy(events, ({ kind, data }) =>
      'observedProperty' in data ? data.observedProperty : kind,
    );
    return [...bySource.values()].flatMap(answers);
  };
  const officeMs: number[] = [];
  const mergeMs: number[] = [];
  for (let round = -WARM_UP_ROUNDS; round < ROUNDS; round += 1) {
    const now = instantOf(START_MS + (WARM_UP_ROUNDS + round + 1) * TICK_MS);
    const batches = span(instantMs(now) - TICK_MS);
    const atMerge = cpuClock();
    const atOffice = cpuClock();
    // As the pipeline does it: each answer is merged, and at once observed.
    for (const batch of batches) {
      const { delta } = atMerge.of(() => merge(state, batch, now));
      atOffice.of(() => observed(delta));
    }
    const expired = atMerge.of(() => expire(state, now));
    atOffice.of(() => {
      observed(expired);
      for (const part of parts) observed(merge(state, part.judge(state, now), now).delta);
    });
    if (round < 0) continue;
    officeMs.push(atOffice.ms() / TICK_S);
    mergeMs.push(atMerge.ms() / TICK_S);
  }
  const perSecond = median(officeMs);
  const baseline = median(mergeMs);
  return [
    {
      name: 'judge.share-of-merge',
      value: round1((100 * perSecond) / baseline),
      unit: '% of merge',
      ratio: perSecond / baseline,
      baseline: `merge of 5,000 events (${round1(baseline)} ms a second)`,
    },
    { name: 'judge.cpu-at-5k', value: round1(perSecond / 10), unit: '% of a core' },
  ];
}

function answers(events: readonly CityEvent[]): readonly (readonly CityEvent[])[] {
  return Array.from({ length: Math.ceil(events.length / BATCH) }, (_, nth) =>
    events.slice(nth * BATCH, (nth + 1) * BATCH),
  );
}

/** Sums the time that this thread works, not what others take from it. */
function cpuClock() {
  let us = 0;
  return {
    of: <T>(work: () => T): T => {
      const before = process.threadCpuUsage();
      const made = work();
      const { user, system } = process.threadCpuUsage(before);
      us += user + system;
      return made;
    },
    ms: (): number => us / 1000,
  };
}

function eventOf(entity: number, atMs: number, districts: readonly string[]): CityEvent {
  let rest = entity % 100;
  const kind = MIX.find(({ share }) => {
    rest -= share;
    return rest < 0;
  });
  const { property, unit, from, to } = kind ?? MIX[0];
  if (property === 'position') return positionAt(entity, (atMs - START_MS) / 60_000);
  const reach = entity % BEYOND_EACH === 0 ? 2 : 1;
  const wave = Math.sin(entity * 7.3 + atMs / 600_000) * 0.5 + 0.5;
  const base = observationAt(
    entity,
    0,
    Math.round((from + wave * reach * (to - from)) * 100) / 100,
  );
  const time = instantOf(atMs);
  const subject = `observation/${property}/${entity}`;
  const lon = 126.8 + ((entity * 37) % 380) / 1000;
  const lat = 37.45 + ((entity * 61) % 220) / 1000;
  return {
    ...base,
    id: `${subject}@${time}`,
    subject,
    time,
    recordedtime: time,
    data: {
      ...base.data,
      version: time,
      phenomenonTime: time,
      resultTime: time,
      observedProperty: property,
      unit,
      geometry: { type: 'Point', coordinates: [lon, lat] },
      districts: [districts[entity % districts.length] ?? ''],
      ...(kind !== undefined && 'full' in kind ? { fullScale: kind.full } : {}),
      ...(kind !== undefined && 'limit' in kind
        ? { thresholds: [{ value: kind.limit, severity: 'Minor', label: { ko: '관심' } }] }
        : {}),
    },
  };
}

function round1(value: number): number {
  return Math.round(value * 10) / 10;
}
