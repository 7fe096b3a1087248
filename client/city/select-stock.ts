import type { DistrictCode, Text } from '../../contract/place.ts';
import type { ByKind, EventOf } from './city.ts';
import { byText } from './gather.ts';
import { isStale, numberOf } from './observed-number.ts';

type Observation = EventOf<'observation'>;
type Told = Pick<ByKind, 'observation' | 'feed'>;

/** Bicycles of a district. */
export interface Bikes {
  readonly bikes: number;
  readonly stations: number;
  /** Stations without a bicycle. */
  readonly empty: number;
}

export interface BikeStock {
  readonly all: Bikes;
  readonly byDistrict: ReadonlyMap<DistrictCode, Bikes>;
  /** Stations whose number is not known or too old. */
  readonly unknown: number;
  readonly feeds: readonly string[];
}

export interface ParkingLot {
  readonly id: string;
  readonly name: Text;
  readonly free: number;
  readonly places: number;
}

export interface ParkingStock {
  readonly free: number;
  readonly places: number;
  /** Lots that are counted, those without a free place first. */
  readonly lots: readonly ParkingLot[];
  readonly full: readonly ParkingLot[];
  readonly unknown: number;
  readonly feeds: readonly string[];
}

const NONE: Bikes = { bikes: 0, stations: 0, empty: 0 };

function ofProperty({ observation }: Told, property: string): readonly Observation[] {
  return [...observation.values()].filter(({ data }) => data.observedProperty === property);
}

const feedsOf = (events: readonly Observation[]): readonly string[] => [
  ...new Set(events.map(({ data }) => data.provenance.feed)),
];

/** Everything a source told in the time that it may take twice is the present. */
function isPresent(event: Observation, told: Told, nowMs: number): boolean {
  const { provenance, phenomenonTime } = event.data;
  const everySec = told.feed.get(`feed/${provenance.feed}`)?.data.everySec ?? 0;
  return everySec <= 0 || !isStale(phenomenonTime, everySec * 1000, nowMs);
}

/** Bicycles at their stations, by district. */
export function selectBikes(told: Told, nowMs: number): BikeStock {
  const stations = ofProperty(told, 'bikes.available');
  const byDistrict = new Map<DistrictCode, Bikes>();
  let [all, unknown] = [NONE, 0];
  for (const event of stations) {
    const bikes = numberOf(event.data);
    if (bikes === undefined || !isPresent(event, told, nowMs)) {
      unknown += 1;
      continue;
    }
    all = added(all, bikes);
    for (const code of event.data.districts) {
      byDistrict.set(code, added(byDistrict.get(code) ?? NONE, bikes));
    }
  }
  return { all, byDistrict, unknown, feeds: feedsOf(stations) };
}

function added({ bikes, stations, empty }: Bikes, more: number): Bikes {
  return { bikes: bikes + more, stations: stations + 1, empty: empty + (more <= 0 ? 1 : 0) };
}

/** Free places of car parks that say how many there are. */
export function selectParking(told: Told, nowMs: number): ParkingStock {
  const parks = ofProperty(told, 'parking.occupied');
  const lots = parks.flatMap((event): ParkingLot[] => {
    const taken = numberOf(event.data);
    const { fullScale: places, featureOfInterest } = event.data;
    if (taken === undefined || places === undefined || !isPresent(event, told, nowMs)) return [];
    const { id, name } = featureOfInterest;
    return [{ id, name, places, free: Math.max(0, places - taken) }];
  });
  const sorted = lots.toSorted(
    (a, b) => a.free / a.places - b.free / b.places || byText(a.id, b.id),
  );
  return {
    free: lots.reduce((sum, { free }) => sum + free, 0),
    places: lots.reduce((sum, { places }) => sum + places, 0),
    lots: sorted,
    full: sorted.filter(({ free }) => free === 0),
    unknown: parks.length - lots.length,
    feeds: feedsOf(parks),
  };
}
