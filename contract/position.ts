import type { EventData, Instant } from './event.ts';
import type { Text } from './place.ts';

/** GTFS-Realtime words: where a vehicle or train was. */
export interface PositionData extends EventData {
  /** Stable name of the vehicle or train; the subject without its kind. */
  readonly track: string;
  readonly name: Text;
  readonly mode: 'bus' | 'tram' | 'subway' | 'rail' | 'ferry' | 'bicycle' | 'other';
  /** When it was there, by the vehicle's or the source's clock. */
  readonly phenomenonTime: Instant;
  /** Degrees clockwise from true north, 0 ≤ x < 360. */
  readonly bearingDeg?: number;
  readonly speedKmh?: number;
  readonly route?: { readonly id: string; readonly name?: Text };
  readonly trip?: string;
  /** The stop or station it is at or comes to next. */
  readonly stop?: { readonly id: string; readonly name?: Text; readonly status: StopStatus };
  readonly occupancy?: Occupancy;
  readonly delaySec?: number;
}

export const STOP_STATUSES = ['incoming', 'stopped', 'departed', 'in-transit'] as const;
export type StopStatus = (typeof STOP_STATUSES)[number];

/** GTFS-Realtime OccupancyStatus, emptiest first. */
export const OCCUPANCIES = [
  'empty',
  'many-seats',
  'few-seats',
  'standing',
  'crushed',
  'full',
  'not-accepting',
] as const;
export type Occupancy = (typeof OCCUPANCIES)[number];
