import type { Instant } from './event.ts';
import type { OfficeData } from './office.ts';
import type { DistrictCode, Text } from './place.ts';

/** One stretch between two official steps of a call. */
export interface ResponseSegment {
  /** `call-dispatch`, `dispatch-turnout`, `turnout-arrival`, `arrival-action`. */
  readonly id: string;
  readonly label: Text;
  readonly targetSec: number;
  readonly from: Instant | null;
  readonly to: Instant | null;
  /** Absent while it runs, or where a step at one end is missing. */
  readonly tookSec?: number;
  /** `running`: its first step is there, its last is awaited; `gap`: a later step is there, its own is not. */
  readonly state: 'awaited' | 'running' | 'met' | 'breached' | 'gap';
  /** When the target was or will be passed. */
  readonly breachAt?: Instant;
}

/** The official steps of one call and how long each took. `indicator/response/…` */
export interface ResponseClockData extends OfficeData {
  readonly form: 'response-clock';
  /** Subject of the incident. */
  readonly incident: string;
  readonly lifecycle: 'fire' | 'ems' | 'rescue';
  readonly steps: readonly {
    readonly code: string;
    readonly name: Text;
    /** `null`: not reached; with `isMissing` a later one was, so this one was not told. */
    readonly at: Instant | null;
    readonly isMissing?: boolean;
    /** It came before one that must precede it. */
    readonly isOutOfOrder?: boolean;
  }[];
  readonly segments: readonly ResponseSegment[];
  readonly breaches: number;
  readonly endedAt?: Instant;
}

/** Share of calls reached in time, by district, over the last 24 h. `indicator/response-share` */
export interface ResponseShareData extends OfficeData {
  readonly form: 'response-share';
  readonly since: Instant;
  readonly goldenSec: number;
  readonly byDistrict: Readonly<
    Record<
      DistrictCode,
      {
        readonly calls: number;
        /** Of which both times are known: the share is of these. */
        readonly timed: number;
        readonly inTime: number;
        /** `null` = no timed call: not 0 %. */
        readonly sharePct: number | null;
        readonly medianSec: number | null;
      }
    >
  >;
  readonly city: {
    readonly calls: number;
    readonly timed: number;
    readonly sharePct: number | null;
  };
  /** Of the whole city, by stretch: how many kept their target, against how many should. */
  readonly segments: readonly {
    readonly id: string;
    readonly label: Text;
    readonly targetSec: number;
    /** Absent = the city sets none. */
    readonly targetPct?: number;
    readonly timed: number;
    readonly breaches: number;
    /** `null` = no timed call. */
    readonly sharePct: number | null;
  }[];
}
