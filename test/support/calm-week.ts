import { instantOf } from '../../contract/instant.ts';
import type { AlertEvent, CityEvent, Instant } from '../../contract/event.ts';
import { rngOf } from '../../fixtures/scenarios/flood-2022-08-08/generator/rng.ts';
import type { City } from '../../server/config/load-city.ts';
import { advisory, call, limitsOf, nearestOf, observation, type Spot } from './calm-events.ts';

const START_MS = Date.parse('2022-07-03T15:00:00.000Z');
const STEP_MIN = 10;
const STEPS_A_DAY = (24 * 60) / STEP_MIN;
export const CALM_DAYS = 7;
const MIN_MS = 60_000;

/** One step of ten minutes of a week in which nothing happens that a mayor should hear of. */
export interface CalmStep {
  readonly now: Instant;
  readonly events: readonly CityEvent[];
}

/**
 * A seeded summer week: dry days, light showers, a thunder shower with an advisory, a day of long
 * light rain, sewers with their daily course, one sewer gauge stuck above full, one wild rain
 * value, ordinary calls, and a heat advisory all along. Of the sewers every nth is heard.
 */
export function* calmWeek(city: City, everySewer = 1): Generator<CalmStep> {
  const rng = rngOf('calm-week');
  const rows = (name: string) => [...city.registry(name)];
  const place = (row: Readonly<Record<string, string>>) => ({
    lon: Number(row['lon']),
    lat: Number(row['lat']),
    districts: [row['district'] ?? ''],
    name: row['name_ko'] ?? '',
  });
  const rains = rows('rain-gauges').map(([code, row]) => ({ code, ...place(row) }));
  const wanted = rows('sewer-gauges').filter(
    ([code], nth) => nth % everySewer === 0 || code === STUCK_SEWER,
  );
  const sewers = wanted.map(([code, row]) => ({
    code,
    ...place(row),
    rain: nearestOf(rains, place(row)).code,
    heightM: Number(row['pipe_height_m'] ?? 1) || 1,
    dry: rng.between(0.6, 1.5),
    capacity: rng.between(62, 205),
    inflow: 0,
  }));
  const rivers = rows('river-gauges').map(([code, row]) => ({
    code,
    ...place(row),
    rain: nearestOf(rains, place(row)).code,
    controlM: rng.between(1, 2.4),
    base: rng.between(0.45, 0.8),
    wet: 0,
  }));
  const observed = (
    subject: string,
    feed: string,
    property: string,
    at: ReturnType<typeof place>,
    value: number,
    now: Instant,
    more: Parameters<typeof observation>[7] = {},
  ) => observation(city.profile.id, subject, feed, property, at, value, now, more);

  for (let step = 0; step < CALM_DAYS * STEPS_A_DAY; step += 1) {
    const now = instantOf(START_MS + step * STEP_MIN * MIN_MS);
    const events: CityEvent[] = [];
    const hour = ((step % STEPS_A_DAY) * STEP_MIN) / 60;
    const fallen = new Map(rains.map((gauge) => [gauge.code, rainOf(gauge, step, rng.next)]));
    for (const gauge of rains) {
      const wild = step === WILD_STEP && gauge.code === '2401';
      const mm = wild ? 40 : (fallen.get(gauge.code) ?? 0);
      events.push(
        observed(
          `observation/rain/${gauge.code}`,
          'seoul-rainfall',
          'rain.depth10m',
          gauge,
          mm,
          now,
        ),
      );
    }
    for (const gauge of sewers) {
      const rate = (fallen.get(gauge.rain) ?? 0) * 6;
      const kept = Math.exp(-STEP_MIN / (rate > gauge.inflow ? 15 : 70));
      gauge.inflow = kept * gauge.inflow + (1 - kept) * rate;
      const daily = 0.11 + 0.05 * Math.sin(((hour - 5) / 24) * 2 * Math.PI) ** 2;
      const isStuck = gauge.code === STUCK_SEWER && step > STUCK_STEP;
      const fill = isStuck ? 1.18 : daily * gauge.dry + gauge.inflow / gauge.capacity;
      const fullScale = gauge.heightM;
      const m = Math.round(fill * gauge.heightM * 100) / 100;
      events.push(
        observed(
          `observation/sewer/${gauge.code}`,
          'seoul-sewer-level',
          'sewer.level',
          gauge,
          m,
          now,
          { fullScale },
        ),
      );
    }
    for (const gauge of rivers) {
      gauge.wet = gauge.wet * 0.93 + (fallen.get(gauge.rain) ?? 0) * 0.022;
      const m = Math.round((gauge.controlM * gauge.base + gauge.wet) * 100) / 100;
      const thresholds = limitsOf(gauge.controlM);
      events.push(
        observed(
          `observation/river/${gauge.code}`,
          'seoul-river-stage',
          'water.level',
          gauge,
          m,
          now,
          { thresholds },
        ),
      );
    }
    events.push(...calls(city, step, now, rng), ...alerts(city, step, now));
    yield { now, events };
  }
}

const DAY = STEPS_A_DAY;
const STUCK_SEWER = '20-0003';
const STUCK_STEP = 3 * DAY + 20;
const WILD_STEP = 3 * DAY + 60;

/** mm in ten minutes: day 2 showers, day 3 thunder, day 5 long light rain. */
function rainOf({ lon, lat }: Spot, step: number, next: () => number): number {
  const half = (mm: number): number => Math.round(mm * 2) / 2;
  const day = Math.floor(step / DAY);
  const of = step % DAY;
  if (day === 1 && of > 80 && of < 110) {
    const middle = 126.8 + (of - 80) * 0.012;
    return half(Math.abs(lon - middle) < 0.06 ? 1 + 2 * next() : 0);
  }
  if (day === 2 && of > 90 && of < 96) {
    const km = Math.hypot((lon - (126.95 + (of - 90) * 0.012)) * 88, (lat - 37.51) * 111);
    return half(Math.max(0, 11 * (1 - km / 6)) * (0.8 + 0.4 * next()));
  }
  if (day === 4 && of > 30 && of < 120) return half(0.5 + 0.7 * next());
  return 0;
}

/** Two or three calls an hour, a flooded cellar or a power cut now and then; a road work is no flood. */
function calls(city: City, step: number, now: Instant, rng: ReturnType<typeof rngOf>): CityEvent[] {
  const n = rng.poisson(0.45);
  return Array.from({ length: n }, (_, nth): CityEvent => {
    const { code, label } = rng.pick(city.districts);
    const category = rng.pick([
      'ems',
      'ems',
      'ems',
      'rescue',
      'rescue',
      'fire',
      'other',
      'flood',
      'power',
    ] as const);
    const at = { lon: label.lon, lat: label.lat, districts: [code] };
    return call(city.profile.id, `calm-${step}-${nth}`, category, at, now);
  });
}

/** Heat all week; heavy rain advisories on the thunder day and on the day of long rain. */
function alerts(city: City, step: number, now: Instant): CityEvent[] {
  const codes = city.districts.map(({ code }) => code);
  const warned = (id: string, ko: string, en: string, hours: number): AlertEvent =>
    advisory(city.profile.id, id, { ko, en }, codes, now, hours);
  if (step === 0) return [warned('heat', '폭염', 'Heat wave', 24 * CALM_DAYS)];
  if (step === 2 * DAY + 88) return [warned('thunder', '호우', 'Heavy rain', 4)];
  return step === 4 * DAY + 30 ? [warned('long-rain', '호우', 'Heavy rain', 15)] : [];
}
