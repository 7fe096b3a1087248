import { instantOf } from '../../contract/instant.ts';
import type { CityEvent, IncidentCategory, Instant } from '../../contract/event.ts';
import { rngOf } from '../../fixtures/scenarios/flood-2022-08-08/generator/rng.ts';
import type { City } from '../../server/config/load-city.ts';
import { advisory, call, limitsOf, nearestOf, observation, type Spot } from './calm-events.ts';
import type { CalmStep } from './calm-week.ts';

const START_MS = Date.parse('2023-06-11T15:00:00.000Z');
const MIN_MS = 60_000;
const STEP_MIN = 5;
const DAY = (24 * 60) / STEP_MIN;
export const ORDINARY_DAYS = 7;

type At = Spot & { readonly districts: readonly string[] };
const GANGNAM: At = { lon: 127.0276, lat: 37.498, districts: ['11680'] };
const SILLIM: At = { lon: 126.929, lat: 37.484, districts: ['11620'] };
const CITY_HALL: At = { lon: 126.978, lat: 37.5665, districts: ['11140'] };
const JONGNO: At = { lon: 126.992, lat: 37.5705, districts: ['11110'] };

/**
 * A second week, made without looking at what opens: a sewer gauge at 100 % all the time, a thunder
 * shower of 35 mm in an hour over the low ground (day 2, under an advisory), a broken water main with
 * twelve calls (day 3), ten fires (day 4), drizzle (day 5), a marathon (day 7). Of the sewers every
 * nth is heard.
 */
export function* ordinaryWeek(city: City, seed: string, everySewer = 1): Generator<CalmStep> {
  const rng = rngOf(`ordinary-week-${seed}`);
  const gauges = (name: string) =>
    [...city.registry(name)].map(([code, row]) => ({
      code,
      lon: Number(row['lon']),
      lat: Number(row['lat']),
      districts: [row['district'] ?? ''],
      name: row['name_ko'] ?? '',
      heightM: Number(row['pipe_height_m'] ?? 1) || 1,
      dry: rng.between(0.5, 1.7),
      // Laid out for 95 mm/h; what is old takes less.
      capacity: rng.between(60, 160),
      controlM: rng.between(1, 2.6),
      inflow: 0,
      wet: 0,
    }));
  const rains = gauges('rain-gauges').map((gauge) => ({ ...gauge, last: [0, 0] }));
  const allSewers = gauges('sewer-gauges');
  const stuck = nearestOf(allSewers, SILLIM).code;
  const sewers = allSewers
    .filter(({ code }, nth) => nth % everySewer === 0 || code === stuck)
    .map((gauge) => ({ ...gauge, rain: nearestOf(rains, gauge) }));
  const rivers = gauges('river-gauges').map((gauge) => ({
    ...gauge,
    rain: nearestOf(rains, gauge),
  }));
  const id = city.profile.id;
  for (let step = 0; step < ORDINARY_DAYS * DAY; step += 1) {
    const now = instantOf(START_MS + step * STEP_MIN * MIN_MS);
    const hour = ((step % DAY) * STEP_MIN) / 60;
    const events: CityEvent[] = [];
    for (const gauge of rains) {
      gauge.last = [rainOf(gauge, step, rng.next), gauge.last[0] ?? 0];
      // Every second value: ten minutes each.
      if (step % 2 === 1) continue;
      const mm = Math.round(2 * ((gauge.last[0] ?? 0) + (gauge.last[1] ?? 0))) / 2;
      const subject = `observation/rain/${gauge.code}`;
      events.push(observation(id, subject, 'seoul-rainfall', 'rain.depth10m', gauge, mm, now, {}));
    }
    for (const gauge of sewers) {
      const perHour = ((gauge.rain.last[0] ?? 0) * 60) / STEP_MIN;
      gauge.inflow += (perHour - gauge.inflow) * (perHour > gauge.inflow ? 0.25 : 0.08);
      const daily = 0.12 + 0.04 * Math.cos(((hour - 21) / 24) * 2 * Math.PI);
      const fill = gauge.code === stuck ? 1 : daily * gauge.dry + gauge.inflow / gauge.capacity;
      const m = Math.round(Math.min(1.3, fill) * gauge.heightM * 100) / 100;
      const more = { fullScale: gauge.heightM };
      const subject = `observation/sewer/${gauge.code}`;
      events.push(
        observation(id, subject, 'seoul-sewer-level', 'sewer.level', gauge, m, now, more),
      );
    }
    for (const gauge of rivers) {
      gauge.wet = gauge.wet * 0.96 + (gauge.rain.last[0] ?? 0) * 0.02;
      const m = Math.round((gauge.controlM * 0.55 + gauge.wet) * 100) / 100;
      const more = { thresholds: limitsOf(gauge.controlM) };
      const subject = `observation/river/${gauge.code}`;
      events.push(
        observation(id, subject, 'seoul-river-stage', 'water.level', gauge, m, now, more),
      );
    }
    events.push(...happenings(city, step, now, rng));
    yield { now, events };
  }
}

/** mm in five minutes: 35 mm within an hour in the middle of the shower on day 2, drizzle on day 5. */
function rainOf({ lon, lat }: Spot, step: number, next: () => number): number {
  const day = Math.floor(step / DAY);
  const of = step % DAY;
  if (day === 1 && of >= 200 && of < 212) {
    const km = Math.hypot((lon - (126.95 + (of - 206) * 0.004)) * 88, (lat - 37.49) * 111);
    const shape = [1, 2, 4, 5, 5, 5, 4, 3, 2, 2, 1, 1][of - 200] ?? 0;
    return Math.max(0, shape * (1 - km / 12)) * (0.9 + 0.2 * next());
  }
  if (day === 4 && of > 60 && of < 260) return 0.3 + 0.3 * next();
  return 0;
}

const USUAL: readonly IncidentCategory[] = [
  'ems',
  'ems',
  'ems',
  'rescue',
  'fire',
  'other',
  'power',
];

function happenings(
  city: City,
  step: number,
  now: Instant,
  rng: ReturnType<typeof rngOf>,
): readonly CityEvent[] {
  const id = city.profile.id;
  const day = Math.floor(step / DAY);
  const of = step % DAY;
  const anywhere = (): At => {
    const { code, label } = rng.pick(city.districts);
    return { lon: label.lon, lat: label.lat, districts: [code] };
  };
  const near = (at: At, km: number): At => ({
    ...at,
    lon: at.lon + (rng.between(-1, 1) * km) / 88,
    lat: at.lat + (rng.between(-1, 1) * km) / 111,
  });
  const made: CityEvent[] = Array.from({ length: rng.poisson(0.4) }, (_, nth) =>
    call(id, `usual-${step}-${nth}`, rng.pick(USUAL), near(anywhere(), 2), now),
  );
  const closed = (key: string, category: IncidentCategory, at: At): CityEvent =>
    call(id, key, category, at, now, { feed: 'topis-incidents', roadClosure: 'full' });
  if (day === 1 && of === 190) {
    const codes = city.districts.map(({ code }) => code);
    made.push(advisory(id, 'shower', { ko: '호우', en: 'Heavy rain' }, codes, now, 4));
  }
  // A cellar here and there.
  if (day === 1 && (of === 208 || of === 214)) {
    made.push(call(id, `cellar-${of}`, 'flood', near(of === 208 ? GANGNAM : SILLIM, 0.5), now));
  }
  if (day === 2 && of >= 100 && of < 112) {
    made.push(call(id, `main-${of}`, 'flood', near(GANGNAM, 0.3), now));
    if (of === 104) made.push(closed('main', 'flood', GANGNAM));
    if (of === 108) made.push(call(id, 'main-dark', 'power', GANGNAM, now));
  }
  if (day === 3 && of % 24 === 0 && of < 240) {
    const at = of === 96 || of === 120 ? near(JONGNO, 0.4) : near(anywhere(), 2);
    made.push(call(id, `fire-${of}`, 'fire', at, now, { severity: 'Moderate' }));
    made.push(call(id, `fire-ems-${of}`, 'ems', at, now));
    if (of === 96) made.push(closed('fire', 'obstruction', at));
  }
  if (day === 6 && of === 84) {
    for (let nth = 0; nth < 25; nth += 1) {
      made.push(closed(`marathon-${nth}`, 'obstruction', near(nth < 12 ? CITY_HALL : JONGNO, 3)));
    }
  }
  return made;
}
