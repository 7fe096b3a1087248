import type { Threshold } from '../../contract/event.ts';
import type { LonLat } from '../../contract/place.ts';
import { decode } from '../feed-kit/decode.ts';
import { numeric } from '../feed-kit/field.ts';
import type { RawFrame } from '../feed-kit/raw-frame.ts';
import { at, listOf, rowKey } from '../feed-kit/record.ts';

/** A gauging station of the Environment Agency. */
export interface EaStation {
  readonly name: string;
  readonly river: string | undefined;
  readonly point: LonLat | undefined;
  /** Top of the typical range of its stage, in metres above the station's own datum. */
  readonly typicalHighM: number | undefined;
}

type Companions = NonNullable<RawFrame['companions']>;
const read = new WeakMap<Companions, ReadonlyMap<string, EaStation>>();

/** Stations by reference, from the companion `stations`; `undefined` while that is not known. */
export function eaStations(
  companions: Companions | undefined,
): ReadonlyMap<string, EaStation> | undefined {
  const body = companions?.['stations'];
  if (companions === undefined || body === undefined) return undefined;
  const known = read.get(companions);
  if (known !== undefined) return known;
  const decoded = decode(body, 'json', undefined, MAX_BYTES);
  // An error in its place would make every gauge one of elsewhere.
  if ('why' in decoded || at(decoded.payload, 'items') === undefined) return undefined;
  const stations = new Map<string, EaStation>();
  for (const row of listOf(at(decoded.payload, 'items'))) {
    const reference = rowKey(row, 'stationReference', 'notation');
    if (reference !== undefined) stations.set(reference, stationOf(row, reference));
  }
  read.set(companions, stations);
  return stations;
}

/** All of England with its scales. */
const MAX_BYTES = 30_000_000;

function stationOf(row: unknown, reference: string): EaStation {
  // A closed and reopened station has lists instead of values: the last is the present one.
  const [lat, lon] = [numberIn(at(row, 'lat')), numberIn(at(row, 'long'))];
  return {
    name: rowKey(row, 'label') ?? reference,
    river: rowKey(row, 'riverName'),
    point: lat === undefined || lon === undefined ? undefined : { lat, lon },
    typicalHighM: numberIn(at(at(row, 'stageScale'), 'typicalRangeHigh')),
  };
}

function numberIn(value: unknown): number | undefined {
  const parsed = numeric.safeParse(listOf(value).at(-1));
  return parsed.success ? parsed.data : undefined;
}

/** The level at which the agency says flooding of low land is possible. */
export function typicalHigh({ typicalHighM }: EaStation): readonly Threshold[] {
  if (typicalHighM === undefined || typicalHighM <= 0) return [];
  const label = { ko: '평소 범위 상한', en: 'top of typical range' };
  return [{ value: typicalHighM, severity: 'Minor', label }];
}
