import type { Mode } from './delta.ts';
import type { HistoryHole } from './history.ts';
import type { Instant, Severity } from './event.ts';
import type { Text } from './place.ts';

export const BRIEFING_KINDS = ['changes', 'shift', 'morning', 'after-action'] as const;
export type BriefingKind = (typeof BRIEFING_KINDS)[number];

/** One line of a briefing with what it says it from. */
export interface BriefingLine {
  readonly at: Instant;
  readonly text: Text;
  readonly severity?: Severity;
  /** Subject in the log; its versions are at `/api/v1/events?subject=`. */
  readonly subject?: string;
  readonly feed?: string;
}

export interface BriefingSection {
  readonly id:
    | 'situations'
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
  readonly sections: readonly BriefingSection[];
  /** What it could not look at. */
  readonly holes?: readonly HistoryHole[];
  readonly limits: readonly Text[];
  /** Paths that give it again, and the playback that shows it. */
  readonly links: { readonly page: string; readonly pdf: string; readonly playback: string };
}
