import type { Instant, Severity } from './event.ts';
import type { Actor, Contact, Note, OfficeData, Transition } from './office.ts';
import type { Text } from './place.ts';
import type { Annunciation } from './alarm.ts';

export const SITUATION_PHASES = ['open', 'growing', 'peaking', 'receding', 'closed'] as const;
export type SituationPhase = (typeof SITUATION_PHASES)[number];

/** One thing that speaks for a situation. */
export interface Evidence {
  /** Id under `factors` of its rule: `rain`, `sewer`, `river`, `calls` … */
  readonly factor: string;
  readonly subject: string;
  readonly feed: string;
  /** By its source's clock, and when it came to us. */
  readonly at: Instant;
  readonly knownAt: Instant;
  readonly value?: number;
  readonly unit?: string;
  /** What was seen, in words, with its place: "신대방동 10분 20.5 mm". */
  readonly text: Text;
  /** What it adds to the score, 0 … 1. */
  readonly weight: number;
  /** It no longer holds, e.g. the rain has stopped; it stays listed. */
  readonly isPast?: boolean;
}

/** A factor nothing can be said of, and why: its feeds are silent, or the place has no gauge. */
export interface MissingEvidence {
  readonly factor: string;
  readonly label: Text;
  readonly feeds: readonly string[];
  readonly why: Text;
}

export interface Camera {
  readonly subject?: string;
  readonly name: Text;
  readonly lon: number;
  readonly lat: number;
  readonly distanceM: number;
  /** Only where a picture can be had; absent = not connected, and is shown as that. */
  readonly stream?: { readonly kind: 'hls' | 'mjpeg'; readonly url: string };
}

/** Events of several feeds that belong together in space, time and cause. `situation/…` */
export interface SituationData extends OfficeData {
  /** Id under `situations` of the city. */
  readonly rule: string;
  readonly hazard: string;
  /** Of the area it began in, e.g. `도림천 유역`; absent = by its districts. */
  readonly basin?: string;
  readonly title: Text;
  readonly phase: SituationPhase;
  readonly severity: Severity;
  /** Weight of the evidence that holds now, and what opens one. */
  readonly score: number;
  readonly opensAt: number;
  readonly peakScore: number;
  readonly openedAt: Instant;
  readonly peakedAt?: Instant;
  readonly endedAt?: Instant;
  /** Since when its score is too low for its phase, its severity, or to stay open: once that lasts, it moves. */
  readonly since?: {
    readonly fallen?: Instant;
    readonly milder?: Instant;
    readonly low?: Instant;
  };
  /** Steps of its life with the reason, oldest first. */
  readonly course: readonly {
    readonly at: Instant;
    readonly phase: SituationPhase;
    readonly severity: Severity;
    readonly score?: number;
    readonly why: Text;
  }[];
  /** Newest first within a factor; factors in the order of the rule. */
  readonly evidence: readonly Evidence[];
  readonly missing: readonly MissingEvidence[];
  /** H3 cells of resolution 8 (0.74 km²); `geometry` is their outline. */
  readonly cells: readonly string[];
  readonly areaKm2: number;
  /** People who live there: share of each district's residents by area, an estimate. */
  readonly exposed: { readonly people: number; readonly basis: Text } | null;
  readonly incharge: readonly Contact[];
  readonly cameras: readonly Camera[];
  /** Subjects of open incidents and closed roads inside, most severe first. */
  readonly incidents: readonly string[];
  readonly closures: readonly string[];
  readonly alarms: readonly string[];
  /** What it took in; and, once `closed` by that, where it went. */
  readonly mergedFrom?: readonly string[];
  readonly mergedInto?: string;
  readonly splitFrom?: string;
  /** Cause: the situation upstream that this one follows from. */
  readonly causedBy?: string;
  readonly annunciation: Annunciation;
  readonly annunciatedAt?: Instant;
  /** Somebody takes care of it; ends when it grows more severe, or joins one that nobody has seen. */
  readonly acknowledged?: { readonly at: Instant; readonly actor: Actor };
  readonly assignee?: string;
  /** Newest last; at most 20, of 8,000 characters together with their pins. */
  readonly notes?: readonly Note[];
  /** What people did with it, newest last; at most 50, older ones are in the history. */
  readonly acts?: readonly Transition<SituationPhase>[];
}
