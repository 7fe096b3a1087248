import type { ObservationEvent } from '../../contract/event.ts';
import { instantOf } from '../../contract/instant.ts';
import { cityState } from '../../server/city/city-state.ts';
import { merge } from '../../server/city/merge.ts';
import { loadCity } from '../../server/config/load-city.ts';
import { officeSettings } from '../../server/office-of.ts';
import { interruptBudget } from '../../server/office/interrupt-budget.ts';
import { situationsPart } from '../../server/office/situations/situations-part.ts';
import { median, timeMs, type Figure } from './figure.ts';

const SIZES = { '5k': 5000, '20k': 20_000, '100k': 100_000 } as const;
const START_MS = Date.parse('2022-08-08T11:00:00.000Z');
const TICK_MS = 10_000;
const TICKS = 240;
const WARM_UP = 60;
/** Events of one tick: these say that something is wrong … */
const HOT = 20;
const HOT_GAUGES = 400;
/** … and these that all is well, from all over the city. */
const QUIET = 180;

/**
 * What a tick of correlation costs in cities of three sizes with the same events a tick. They take
 * turns at each tick, so that a noisy machine disturbs all alike.
 */
export function correlationFigures(root: string): readonly Figure[] {
  const cities = Object.entries(SIZES).map(([name, size]) => ({
    name,
    tick: cityOf(root, size),
    times: new Array<number>(),
  }));
  for (let tick = 1; tick <= TICKS; tick += 1) {
    for (const city of cities) city.times.push(city.tick(tick));
  }
  const us = cities.map(({ times }) => median(times.slice(WARM_UP)) * 1000);
  const base = us[0] ?? Number.NaN;
  return cities.map(({ name }, index) => ({
    name: `situation.tick-us.${name}`,
    value: Math.round(us[index] ?? Number.NaN),
    unit: 'µs',
    ratio: (us[index] ?? Number.NaN) / base,
    baseline: 'the tick of 5,000 entities',
  }));
}

/** A city of that size that has heard of each of its gauges once; a tick gives its ms. */
function cityOf(root: string, size: number): (tick: number) => number {
  const settings = officeSettings(loadCity('seoul', root));
  const { situations } = settings;
  if (situations === undefined) throw new Error('expected situations.yaml');
  const part = situationsPart({ ...settings, situations }, interruptBudget());
  const state = cityState('seoul', 'epoch-1', [], instantOf(START_MS));
  const everything = Array.from({ length: size }, (_, gauge) =>
    sewerAt(gauge, size, START_MS, 0.2),
  );
  merge(state, everything, instantOf(START_MS));
  part.observe(everything, instantOf(START_MS), []);
  part.judge(state, instantOf(START_MS));
  return (tick) => {
    const atMs = START_MS + tick * TICK_MS;
    const hot = Array.from({ length: HOT }, (_, nth) =>
      sewerAt((tick * HOT + nth) % HOT_GAUGES, size, atMs, 0.7 + 0.1 * (tick % 4)),
    );
    const quiet = Array.from({ length: QUIET }, (_, nth) =>
      sewerAt(HOT_GAUGES + ((tick * QUIET + nth) % (size - HOT_GAUGES)), size, atMs, 0.2),
    );
    const now = instantOf(atMs);
    const events = [...hot, ...quiet];
    merge(state, events, now);
    return timeMs(() => {
      part.observe(events, now, []);
      part.judge(state, now);
    });
  };
}

/** The first gauges stand in one place, the others over a city that grows with their number. */
function sewerAt(gauge: number, size: number, atMs: number, fill: number): ObservationEvent {
  const time = instantOf(atMs);
  const subject = `observation/sewer/${gauge}`;
  const side = Math.ceil(Math.sqrt(size));
  const isHot = gauge < HOT_GAUGES;
  const [column, row] = isHot
    ? [gauge % 20, Math.floor(gauge / 20)]
    : [gauge % side, Math.floor(gauge / side)];
  const step = isHot ? 0.003 : 0.004;
  const [west, south] = isHot ? [126.9, 37.46] : [127.3, 37.46];
  const provenance = {
    feed: 'seoul-sewer-level',
    standard: 'test',
    ref: '',
    rawId: '',
    sha256: '',
    licence: '',
  };
  return {
    specversion: '1.0',
    id: `${subject}@${time}`,
    source: '/cities/seoul/feeds/seoul-sewer-level',
    type: 'city.observation.updated.v1',
    subject,
    time,
    recordedtime: time,
    datacontenttype: 'application/json',
    city: 'seoul',
    domain: 'water',
    kind: 'observation',
    data: {
      version: time,
      geometry: { type: 'Point', coordinates: [west + column * step, south + row * step] },
      districts: [],
      provenance,
      datastream: subject,
      featureOfInterest: { id: subject, name: { ko: `하수관 ${gauge}` } },
      observedProperty: 'sewer.level',
      unit: 'm',
      phenomenonTime: time,
      resultTime: time,
      result: fill,
      resultQuality: 'good',
      fullScale: 1,
    },
  };
}
