import type { EventData, Instant, Severity } from './event.ts';
import type { Text } from './place.ts';

/** How equipment stands; `fault` and `offline` need somebody, `unknown` is never `ok`. */
export const ASSET_STATES = [
  'ok',
  'degraded',
  'fault',
  'offline',
  'maintenance',
  'unknown',
] as const;
export type AssetState = (typeof ASSET_STATES)[number];

/** One thing known of an asset. */
export interface AssetAttribute {
  readonly value: number | string | boolean | null;
  /** UCUM. */
  readonly unit?: string;
  readonly observedAt?: Instant;
}

/** A fault an asset reports of itself. */
export interface AssetFault {
  /** Ours over all vendors, e.g. `lamp-failure`, `door-open`, `communication-lost`. */
  readonly code: string;
  readonly text: Text;
  readonly severity: Severity;
  readonly since: Instant;
}

/** NGSI-LD words: equipment of the city as last known (lamp, cabinet, signal, pump, gate, camera). */
export interface AssetData extends EventData {
  /** Smart Data Models' name where there is one: `Streetlight`, `StreetlightControlCabinet`, `TrafficSignal`. */
  readonly assetType: string;
  /** The city's own number of it, as painted on the pole. */
  readonly assetId: string;
  readonly name: Text;
  readonly state: AssetState;
  readonly faults: readonly AssetFault[];
  readonly attributes: Readonly<Record<string, AssetAttribute>>;
  /** The asset it hangs on: a lamp's cabinet. */
  readonly partOf?: string;
}
