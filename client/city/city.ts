import type { Mode, Position } from '../../contract/delta.ts';
import type { CityEvent, Instant, Kind } from '../../contract/event.ts';
import type { DenseTables } from './dense-table.ts';

export type EventOf<K extends Kind> = Extract<CityEvent, { kind: K }>;

/** Events in force by subject, one map a kind; a kind that a delta did not touch keeps its map. */
export type ByKind = { readonly [K in Kind]: ReadonlyMap<string, EventOf<K>> };

/** The client's fold of a timeline at one position. */
export interface City {
  readonly position: Position;
  /** The timeline's clock at the last snapshot or delta. */
  readonly now: Instant;
  readonly mode: Mode;
  /** All but what is in `dense`. */
  readonly byKind: ByKind;
  /** Vehicles and road speeds, in columns. */
  readonly dense: DenseTables;
}
