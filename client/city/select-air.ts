import type { DistrictCode, Text } from '../../contract/place.ts';
import { isInForce } from './alert-standing.ts';
import type { ByKind, EventOf } from './city.ts';
import type { ShownByTile } from './feeds-behind.ts';
import { byText, gather } from './gather.ts';
import { numberOf } from './observed-number.ts';

type Observation = EventOf<'observation'>;

/** Pollutants that a city is judged by, in the order of every list. */
export const AIR_PROPERTIES = ['air.pm25', 'air.pm10', 'air.o3'] as const;
export type AirProperty = (typeof AIR_PROPERTIES)[number];

/** What tiles of the air show. */
export const AIR_SOURCES: ShownByTile = {
  layers: AIR_PROPERTIES.map((property) => `observation/${property}`),
  domains: ['environment'],
};

/** One pollutant over the city. */
export interface AirNow {
  readonly property: AirProperty;
  readonly unit: string;
  readonly mean: number;
  /** Where it is worst. */
  readonly worst: Observation;
  readonly worstName: Text;
  readonly worstValue: number;
  /** Stations with a value of the last hours, of those that measure it. */
  readonly known: number;
  readonly of: number;
  /** The hour of the newest value. */
  readonly newestMs: number;
}

export interface Air {
  /** Those that have a value now. */
  readonly pollutants: readonly AirNow[];
  /** By district and property the worst of its stations. */
  readonly byDistrict: ReadonlyMap<DistrictCode, ReadonlyMap<string, Observation>>;
  readonly feeds: readonly string[];
}

/** Stations tell the hour that is over, and some of it an hour later. */
const PRESENT_MS = 3 * 3_600_000;

const isOurs = ({ data }: Observation): boolean =>
  AIR_PROPERTIES.some((property) => property === data.observedProperty);

/** What the stations measure now; of two networks at one station the newer value. */
export function selectAir(observations: ByKind['observation'], nowMs: number): Air {
  const told = [...observations.values()].filter(isOurs);
  const newest = [
    ...gather(told, ({ data }) => `${data.featureOfInterest.id}|${data.observedProperty}`),
  ].flatMap(([, found]) => found.toSorted(byUse).slice(0, 1));
  const present = newest.filter(
    ({ data }) =>
      numberOf(data) !== undefined && nowMs - Date.parse(data.phenomenonTime) <= PRESENT_MS,
  );
  const byDistrict = new Map<DistrictCode, Map<string, Observation>>();
  for (const event of present) {
    for (const code of event.data.districts) {
      const held = byDistrict.get(code) ?? new Map<string, Observation>();
      const worst = held.get(event.data.observedProperty);
      if (worst === undefined || valueOf(event) > valueOf(worst)) {
        held.set(event.data.observedProperty, event);
      }
      byDistrict.set(code, held);
    }
  }
  return {
    pollutants: AIR_PROPERTIES.flatMap((property) => airNow(property, newest, present)),
    byDistrict,
    feeds: [...new Set(told.map(({ data }) => data.provenance.feed))],
  };
}

const valueOf = ({ data }: Observation): number => numberOf(data) ?? Number.NEGATIVE_INFINITY;

/** A number before none, then the newer. */
function byUse(a: Observation, b: Observation): number {
  const isNone = ({ data }: Observation): number => (numberOf(data) === undefined ? 1 : 0);
  return (
    isNone(a) - isNone(b) ||
    byText(b.data.phenomenonTime, a.data.phenomenonTime) ||
    byText(a.subject, b.subject)
  );
}

function airNow(
  property: AirProperty,
  newest: readonly Observation[],
  present: readonly Observation[],
): AirNow[] {
  const isIt = ({ data }: Observation): boolean => data.observedProperty === property;
  const values = present.filter(isIt);
  const [first] = values;
  if (first === undefined) return [];
  const worst = values.reduce((held, event) => (valueOf(event) > valueOf(held) ? event : held));
  return [
    {
      property,
      unit: first.data.unit,
      mean: values.reduce((sum, event) => sum + valueOf(event), 0) / values.length,
      worst,
      worstName: worst.data.featureOfInterest.name,
      worstValue: valueOf(worst),
      known: values.length,
      of: newest.filter(isIt).length,
      newestMs: Math.max(...values.map(({ data }) => Date.parse(data.phenomenonTime))),
    },
  ];
}

/** Alerts of the air in force. */
export function selectAirAlerts(alerts: ByKind['alert']): readonly EventOf<'alert'>[] {
  return [...alerts.values()]
    .filter(({ domain, data }) => domain === 'environment' && isInForce(data))
    .toSorted((a, b) => byText(a.data.sent, b.data.sent) || byText(a.subject, b.subject));
}
