import type { Basis, CityEvent, Domain, Kind, Quality } from '../../contract/event.ts';
import type { DistrictCode, Geometry, LonLat, Text } from '../../contract/place.ts';
import type { Level } from '../design/severity.ts';

/**
 * One row of the desk: what is in force at the clock, or one event of the past, in the same words for
 * map, table, search and export. It is made once per event and never changed.
 */
export interface Thing {
  /** Unique in its list: the subject of what is in force, the event's id where versions are listed. */
  readonly key: string;
  readonly subject: string;
  /** Which layer it belongs to: `observation/water.level`, `incident/flood`, `asset/Streetlight`. */
  readonly layer: string;
  readonly kind: Kind;
  readonly domain: Domain;
  readonly name: Text;
  /** What sort of thing, in words: the headline of an incident, the property of a value. */
  readonly what: Text;
  /** '?' = not judged, e.g. a value without thresholds. */
  readonly level: Level;
  /** A sound number in `unit` (UCUM); absent = none, never 0 for it. */
  readonly value?: number;
  /** Where the source gives words instead: `약간 붐빔`. */
  readonly valueText?: string;
  /** Of `value`; '' = a plain number. */
  readonly unit?: string;
  readonly districts: readonly DistrictCode[];
  /** Where to point; absent = nowhere in particular. */
  readonly at?: LonLat;
  readonly geometry: Geometry | null;
  /** Since when it is so: start of an incident, phenomenon time of a value. Epoch ms. */
  readonly sinceMs: number;
  readonly endedMs?: number;
  /** By the source's clock, and when it came to us. Epoch ms. */
  readonly atMs: number;
  readonly knownMs: number;
  readonly feed: string;
  readonly quality?: Quality;
  readonly basis?: Basis;
  /** Absent for a row of the dense columns: its events are not told one by one. */
  readonly event?: CityEvent;
}
