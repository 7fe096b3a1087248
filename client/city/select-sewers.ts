import type { Severity } from '../../contract/event.ts';
import type { District, DistrictCode } from '../../contract/place.ts';
import type { ByKind, EventOf } from './city.ts';
import { feedCadence } from './feed-cadence.ts';
import { isStale, numberOf } from './observed-number.ts';

/** Share of the pipe that is full from which a sensor is at that severity, mildest first. */
export const SEWER_STEPS: readonly (readonly [fill: number, severity: Severity])[] = [
  [0.7, 'Moderate'],
  [0.85, 'Severe'],
  [1, 'Extreme'],
];

export interface SewerSensor {
  readonly subject: string;
  /** It says a level of now. */
  readonly isHeard: boolean;
  /** Share of the pipe, 0 … above 1; `undefined` = not known: never 0. */
  readonly fill: number | undefined;
  readonly severity: Severity | 'Normal' | undefined;
}

export interface Sewers {
  /** Districts that have sensors in the city's own order; in each high → low, the silent last. */
  readonly groups: readonly {
    readonly district: DistrictCode;
    readonly sensors: readonly SewerSensor[];
  }[];
  /** Sensors that speak, of those known. */
  readonly current: number;
  readonly known: number;
  /** Of those that speak: how high the pipe is is not known, so the level is no share of it. */
  readonly unscaled: number;
  /** How many are at each step or above the one before: each sensor counts once. */
  readonly counts: ReadonlyMap<Severity, number>;
  readonly feeds: readonly string[];
}

/** The sewer sensors by district. */
export function selectSewers(
  byKind: Pick<ByKind, 'observation' | 'feed'>,
  districts: readonly District[],
  nowMs: number,
): Sewers {
  const everyMs = feedCadence(byKind.feed.values());
  const own = new Map<DistrictCode, SewerSensor[]>(districts.map(({ code }) => [code, []]));
  const counts = new Map<Severity, number>();
  const feeds = new Set<string>();
  let current = 0;
  let known = 0;
  let unscaled = 0;
  for (const event of byKind.observation.values()) {
    const { observedProperty, provenance, districts: at } = event.data;
    if (observedProperty !== 'sewer.level') continue;
    feeds.add(provenance.feed);
    const sensor = toSensor(event, everyMs(provenance.feed), nowMs);
    known += 1;
    if (sensor.isHeard) current += 1;
    if (sensor.isHeard && sensor.fill === undefined) unscaled += 1;
    const { severity } = sensor;
    if (severity !== undefined && severity !== 'Normal') {
      counts.set(severity, (counts.get(severity) ?? 0) + 1);
    }
    const [district = ''] = at;
    const group = own.get(district);
    if (group === undefined) own.set(district, [sensor]);
    else group.push(sensor);
  }
  const groups = [...own]
    .filter(([, sensors]) => sensors.length > 0)
    .map(([district, sensors]) => ({
      district,
      sensors: sensors.toSorted((a, b) => (b.fill ?? -1) - (a.fill ?? -1)),
    }));
  return { groups, current, known, unscaled, counts, feeds: [...feeds] };
}

function toSensor(
  { subject, data }: EventOf<'observation'>,
  everyMs: number,
  nowMs: number,
): SewerSensor {
  const { fullScale, phenomenonTime } = data;
  const levelM = numberOf(data);
  const isSilent = levelM === undefined || isStale(phenomenonTime, everyMs, nowMs);
  if (isSilent || fullScale === undefined || !(fullScale > 0)) {
    return { subject, isHeard: !isSilent, fill: undefined, severity: undefined };
  }
  const fill = levelM / fullScale;
  return {
    subject,
    isHeard: true,
    fill,
    severity: SEWER_STEPS.findLast(([from]) => fill >= from)?.[1] ?? 'Normal',
  };
}
