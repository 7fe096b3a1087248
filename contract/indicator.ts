import type { AlarmAuditData, AlarmLoadData } from './alarm.ts';
import type {
  ComplaintsData,
  PledgeData,
  ScoresData,
  StatisticData,
  VoteData,
} from './city-indicator.ts';
import type { Basis, EventData, Instant, Severity } from './event.ts';
import type { ResponseClockData, ResponseShareData } from './response.ts';
import type { Coordinate, DistrictCode, Text } from './place.ts';

/** A figure of the city at an instant, computed from other events (`derivedFrom` says which feeds). */
export interface FigureData extends EventData {
  readonly form: 'figure';
  readonly figure: string;
  readonly label: Text;
  /** What the number counts and over which span, e.g. `1시간`. */
  readonly span: Text;
  /** `null` = it cannot be known now; never 0 for "no data". */
  readonly value: number | null;
  readonly unit: Text;
  readonly severity: Severity | 'Normal';
  /** p10–p90 of the same weekday and hour over four weeks; absent when no past is held. */
  readonly normal?: readonly [low: number, high: number];
  /** The criterion whose crossing sets `severity`, if one is set. */
  readonly criterion?: number;
  /** The worst value since local midnight, and when it became known. */
  readonly peak?: {
    readonly value: number;
    readonly at: Instant;
    readonly place?: Text;
    readonly basis?: Basis;
  };
  /** Where the value is from when it is a maximum, e.g. the gauge's name. */
  readonly at?: Text;
  /** How many inputs are current, of how many known: `[262, 265]`. */
  readonly inputs?: readonly [current: number, known: number];
  /** When the youngest input was so, by its source's clock. */
  readonly asOf: Instant | null;
  readonly derivedFrom: readonly string[];
}

/** The last 24 h of a figure at 5-minute steps: 289 values, oldest first; `null` = not known. */
export interface StripData extends EventData {
  readonly form: 'strip';
  readonly figure: string;
  readonly until: Instant;
  readonly stepSec: number;
  readonly values: readonly (number | null)[];
  readonly low: readonly (number | null)[];
  readonly high: readonly (number | null)[];
  readonly derivedFrom: readonly string[];
}

/** Level of each district now and in the last 6 h (36 cells of 10 min, oldest first). */
export interface DistrictLevelsData extends EventData {
  readonly form: 'district-levels';
  readonly until: Instant;
  readonly cellSec: number;
  /** One letter a cell: `0` normal, `1`–`4` 관심–심각, `?` not known. */
  readonly cells: Readonly<Record<DistrictCode, string>>;
  /** Why a district is at its level now, worst first. */
  readonly reasons: Readonly<Record<DistrictCode, readonly Text[]>>;
  readonly derivedFrom: readonly string[];
}

/** One gauge of the rain field; `mm` of the last hour, `null` = it says nothing about now. */
export interface RainGauge {
  readonly subject: string;
  readonly name: Text;
  readonly at: Coordinate;
  readonly districts: readonly DistrictCode[];
  readonly mm: number | null;
  readonly basis?: Basis;
}

/** Rain of the last hour interpolated between gauges: closed bands, each holds what is ≥ its `mm`. */
export interface RainFieldData extends EventData {
  readonly form: 'rain-field';
  readonly asOf: Instant | null;
  /** Gauges used, of those known. */
  readonly inputs: readonly [current: number, known: number];
  readonly bands: readonly {
    readonly mm: number;
    readonly rings: readonly (readonly (readonly Coordinate[])[])[];
  }[];
  /** Too far from any gauge that speaks: what the bands say there is no more than a guess. */
  readonly unmeasured?: readonly (readonly (readonly Coordinate[])[])[];
  /** All that are known, also the silent ones, by subject; absent in fields of older logs. */
  readonly gauges?: readonly RainGauge[];
  readonly derivedFrom: readonly string[];
}

export type IndicatorData =
  | FigureData
  | StripData
  | DistrictLevelsData
  | RainFieldData
  | AlarmAuditData
  | AlarmLoadData
  | ResponseClockData
  | ResponseShareData
  | StatisticData
  | PledgeData
  | VoteData
  | ScoresData
  | ComplaintsData;
