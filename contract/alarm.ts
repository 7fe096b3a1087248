import type { Domain, Instant, Severity } from './event.ts';
import type { Actor, OfficeData, Transition } from './office.ts';
import type { Text } from './place.ts';

/**
 * OPC UA Part 9 and ISA-18.2: active or cleared, acknowledged or not; `shelved` by a person for a
 * time, `suppressed` while a situation speaks for it. The last two come back to one of the first four.
 */
export const ALARM_STATES = [
  'unack-active',
  'ack-active',
  'unack-cleared',
  'cleared',
  'shelved',
  'suppressed',
] as const;
export type AlarmState = (typeof ALARM_STATES)[number];

/** EEMUA 191: of all alarms about 5 % high, 15 % medium, 80 % low. */
export const PRIORITIES = ['high', 'medium', 'low'] as const;
export type Priority = (typeof PRIORITIES)[number];

/**
 * What a screen may do with it. `interrupt`: blink, sound, take the banner; at most six an hour.
 * `rolled-up`: counted and listed in what `into` names, never lost. `listed`: in the list only.
 */
export const ANNUNCIATIONS = ['interrupt', 'rolled-up', 'listed'] as const;
export type Annunciation = (typeof ANNUNCIATIONS)[number];

/** When the next limit is reached if it goes on like this; a straight line through the last values. */
export interface Ahead {
  readonly limit: number;
  readonly label: Text;
  readonly at: Instant;
  /** Bounds of `at` at 80 % confidence of the slope; `latest` absent = it may never be reached. */
  readonly earliest: Instant;
  readonly latest?: Instant;
  /** How many values, over which time. */
  readonly samples: number;
  readonly spanSec: number;
}

/** A value beyond a limit that needs a timely action by a named role. */
export interface AlarmData extends OfficeData {
  /** Id under `alarms` of the city. */
  readonly rule: string;
  readonly label: Text;
  /** What alarms are grouped by in a flood of them: `flood`, `air`, `traffic` … */
  readonly hazard: string;
  readonly priority: Priority;
  readonly severity: Severity;
  readonly state: AlarmState;
  /** The condition itself, whatever `state` hides. */
  readonly isActive: boolean;
  readonly isAcknowledged: boolean;
  /** What it watches: an observation, a figure, an asset. */
  readonly watched: string;
  /** `null` = the thing has no number, or no longer says one. */
  readonly value: number | null;
  readonly unit: string;
  /** The limit that is passed; absent for a state, e.g. a lamp's fault. */
  readonly limit?: number;
  readonly direction?: 'above' | 'below';
  readonly deadBand?: number;
  /** Worst value since it became active. */
  readonly worst?: { readonly value: number; readonly at: Instant };
  /** Units an hour, over the last values. */
  readonly ratePerHour?: number;
  readonly ahead?: Ahead;
  /** The value is no longer renewed: the level is kept, and this says so. */
  readonly isStale?: boolean;
  readonly activeSince: Instant;
  readonly clearedAt?: Instant;
  /** When it left the city's list for good: cleared, acknowledged and done. */
  readonly endedAt?: Instant;
  /** Times it became active within the chatter window. */
  readonly activations: number;
  readonly isChattering?: boolean;
  /** Active for 24 h: on the standing list, not in the main one. */
  readonly isStanding?: boolean;
  readonly assignee?: string;
  /** Newest last; at most 20, of 8,000 characters together. */
  readonly notes: readonly { readonly at: Instant; readonly actor: Actor; readonly text: string }[];
  readonly shelvedUntil?: Instant;
  /** Silent until its value or severity changes. */
  readonly isSnoozed?: boolean;
  /** The situation that speaks for it. */
  readonly suppressedBy?: string;
  readonly annunciation: Annunciation;
  /** When it last took attention; a re-alarm is a new one. */
  readonly annunciatedAt?: Instant;
  /** Subject of what it is counted in while `rolled-up`. */
  readonly into?: string;
  /** Newest last; at most 50, older ones are in the history. */
  readonly transitions: readonly Transition<AlarmState>[];
}

/** Load of the position: `high` over 2, `flood` from 10 alarms in ten minutes (EEMUA 191, ISA-18.2). */
export const ALARM_LOADS = ['normal', 'high', 'flood'] as const;
export type AlarmLoad = (typeof ALARM_LOADS)[number];

/** The rate meter of one position, and what is hidden from it. `indicator/alarm-load`. */
export interface AlarmLoadData extends OfficeData {
  readonly form: 'alarm-load';
  readonly load: AlarmLoad;
  /** Annunciated in the last ten minutes. */
  readonly lastTenMin: number;
  readonly interruptsLastHour: number;
  readonly mostInterruptsAnHour: number;
  readonly active: number;
  readonly unacknowledged: number;
  readonly shelved: number;
  readonly suppressed: number;
  readonly standing: number;
  readonly chattering: number;
  /**
   * In a flood: at most seven rows by hazard and district, most severe first; `n` alarms each. What
   * does not fit is in the last row, whose hazard and district are empty.
   */
  readonly groups: readonly {
    readonly hazard: string;
    readonly district: string;
    readonly severity: Severity;
    readonly n: number;
    readonly domain: Domain;
  }[];
  /** Share of activations over 30 days by priority, in per cent, against 5 / 15 / 80; `null` = too few. */
  readonly audit: {
    readonly since: Instant;
    readonly n: number;
    readonly sharePct: Readonly<Record<Priority, number>> | null;
  };
  /** The rules with most activations in that time, most first. */
  readonly badActors: readonly { readonly rule: string; readonly n: number }[];
  /** Things a rule is about but cannot judge: `full-scale` is not known, or the unit is another. */
  readonly unjudged: readonly {
    readonly rule: string;
    readonly n: number;
    readonly reasons: readonly string[];
  }[];
}

/** What the priority audit counts from, by local day, oldest first; told once an hour. `indicator/alarm-audit` */
export interface AlarmAuditData extends OfficeData {
  readonly form: 'alarm-audit';
  /** Activations up to here are in it; each once, by the highest priority it reached. */
  readonly until: Instant;
  readonly days: readonly {
    readonly day: string;
    readonly n: Readonly<Record<Priority, number>>;
    readonly rules: Readonly<Record<string, number>>;
  }[];
}
