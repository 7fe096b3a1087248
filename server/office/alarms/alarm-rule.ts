import type { Priority } from '../../../contract/alarm.ts';
import type { AssetState } from '../../../contract/asset.ts';
import type { Domain, Severity } from '../../../contract/event.ts';
import type { Text } from '../../../contract/place.ts';
import type { Conditions } from '../figure-measure.ts';

/** One step of an alarm: from here on it is so severe, and so urgent for whom it is for. */
export interface AlarmLevel {
  readonly severity: Severity;
  readonly priority: Priority;
  readonly label: Text;
  /** In the rule's unit; absent where the level is a state, a fault or a word. */
  readonly value?: number;
  readonly states?: readonly AssetState[];
  readonly faults?: readonly string[];
  /** Of a source that tells a word instead of a number. */
  readonly words?: readonly string[];
}

/** How the number is made of what is observed. */
export type Taking =
  | { readonly form: 'value' }
  /** Per cent of what the thing holds when full. */
  | { readonly form: 'fill' }
  /** Sum over a span, of depths of `slotMin` each; a slot that reaches into the span counts by its part. */
  | { readonly form: 'sum'; readonly spanMin: number; readonly slotMin: number }
  /** Mean of all such values of a district or of a named place, e.g. a road, heard within `withinMin`. */
  | {
      readonly form: 'mean';
      readonly by: 'district' | 'place';
      readonly least: number;
      readonly withinMin: number;
    };

/** What a rule looks at. */
export type Watching =
  | { readonly kind: 'property'; readonly property: string; readonly taking: Taking }
  | { readonly kind: 'figure'; readonly figure: string }
  | { readonly kind: 'asset'; readonly assetType: string }
  | { readonly kind: 'alert' };

/** A rule of the city; all of it is data. */
export interface AlarmRule {
  readonly id: string;
  readonly label: Text;
  readonly hazard: string;
  readonly domain: Domain;
  readonly watching: Watching;
  /** Empty = whoever tells it. */
  readonly feeds: ReadonlySet<string>;
  readonly where: Conditions;
  /** UCUM; empty where there is no number. */
  readonly unit: string;
  /** As people say it, where the unit is none: 병상, beds. */
  readonly unitWord?: Text;
  readonly direction: 'above' | 'below';
  /** Mildest first. Empty: `ofGauge` says which of the gauge's own levels count. */
  readonly levels: readonly AlarmLevel[];
  /** Priority of each severity of a gauge's own levels; those not named are no alarm. */
  readonly ofGauge?: Readonly<Partial<Record<Severity, Priority>>>;
  /** Per cent of the limit by which a value must come back. */
  readonly deadBandPct: number;
  readonly onDelayMs: number;
  readonly offDelayMs: number;
  /** Acknowledged and still active for so long: asks again. */
  readonly reAlarmMs: number;
  /** Whether its next limit is told ahead by a straight line. */
  readonly isAhead: boolean;
  /** False: it speaks for itself, also inside a situation. */
  readonly isSuppressible: boolean;
  /** How the number is made, where it is not simply read. */
  readonly note?: Text;
}

export interface AlarmSettings {
  readonly rules: readonly AlarmRule[];
}
