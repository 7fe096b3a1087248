import type { Mode } from './delta.ts';
import type { HistoryHole } from './history.ts';
import type { Instant, Severity } from './event.ts';
import type { StageLevel } from './stage.ts';
import type { Text } from './place.ts';

export const BRIEFING_KINDS = ['changes', 'shift', 'morning', 'after-action'] as const;
export type BriefingKind = (typeof BRIEFING_KINDS)[number];

/** One line of a briefing with what it says it from. */
export interface BriefingLine {
  readonly at: Instant;
  /** Of what lasts: its end; `null` = it had none yet at `to`. Absent = it is of one instant. */
  readonly until?: Instant | null;
  /** What it is about, in a few words. */
  readonly head: Text;
  readonly text: Text;
  readonly severity?: Severity;
  /** Subject in the log; its versions are at `/api/v1/events?subject=`. */
  readonly subject?: string;
  readonly feed?: string;
}

export interface BriefingSection {
  readonly id:
    | 'situations'
    | 'notices'
    | 'incidents'
    | 'alarms'
    | 'response'
    | 'directives'
    | 'stage'
    | 'feeds'
    | 'normal'
    | 'timeline'
    | 'evidence';
  readonly title: Text;
  /** One sentence, by rule, from the lines. */
  readonly summary: Text;
  readonly lines: readonly BriefingLine[];
  /** Lines left out for length; never silently. */
  readonly more?: number;
}

/** A figure through the span at its steps, with what is normal; `null` = not known. */
export interface BriefingFigure {
  readonly figure: string;
  readonly label: Text;
  readonly unit: Text;
  /** Of the first value. */
  readonly from: Instant;
  readonly stepSec: number;
  readonly values: readonly (number | null)[];
  readonly low: readonly (number | null)[];
  readonly high: readonly (number | null)[];
}

/** How many alarms became active in each step of the span, the first beginning at `from`. */
export interface BriefingActivations {
  readonly stepSec: number;
  readonly counts: readonly number[];
}

/**
 * `GET /api/v1/briefing`: what changed, composed from the log by rule. The same span, `knownAt` and
 * log give the same briefing to the byte.
 */
export interface Briefing {
  readonly kind: BriefingKind;
  readonly city: { readonly id: string; readonly name: Text; readonly zone: string };
  readonly mode: Mode;
  readonly from: Instant;
  readonly to: Instant;
  readonly knownAt: Instant;
  /** Of an after-action report: the situation. */
  readonly subject?: string;
  readonly title: Text;
  readonly lead: Text;
  /** The city's stage at the end; absent where none is recorded. */
  readonly stage?: {
    readonly level: StageLevel;
    readonly proposed: StageLevel;
    readonly isConfirmed: boolean;
  };
  readonly sections: readonly BriefingSection[];
  /** In the order of the wall; empty where nothing of the past 24 h is held. */
  readonly figures: readonly BriefingFigure[];
  readonly activations: BriefingActivations;
  /** What it could not look at. */
  readonly holes?: readonly HistoryHole[];
  readonly limits: readonly Text[];
  /** Paths that give it again, and the playback that shows it. */
  readonly links: { readonly page: string; readonly pdf: string; readonly playback: string };
}
