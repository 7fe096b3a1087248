/**
 * Why the wall shows what it shows: a scene of the address, its turn, something at 경계 or worse (or
 * nothing known), an unacknowledged 심각, somebody at the wall, somebody who presents.
 */
export type Why = 'pinned' | 'turn' | 'urgent' | 'takeover' | 'hand' | 'presenter';

/** A situation as the director sees it. */
export interface SeenSituation {
  readonly subject: string;
  /** When it last became 심각, by the city's clock; absent = it is not 심각. */
  readonly riseMs: number | undefined;
  /** 심각, nobody has acknowledged it, and it may take attention. */
  readonly isCalling: boolean;
  /** Another text = it has changed: its phase, its severity, a step of its course. */
  readonly change: string;
}

/** What the director decides on. */
export interface Seen {
  /** The city's clock on screen, ms. */
  readonly nowMs: number;
  /** The city is known, and nothing is at 경계 or worse. */
  readonly isCalm: boolean;
  readonly situations: readonly SeenSituation[];
  /** The screen shows a past that somebody chose at it; not one of its address. */
  readonly isPast: boolean;
  /** A paired phone is connected. */
  readonly hasPresenter: boolean;
}

/** A scene that may take its turn, in the order of the turns. */
export interface Turn {
  readonly id: string;
  readonly dwellSec: number;
}

/** What the address says of the wall for good. */
export interface Plan {
  /** `?scene=`: the wall shows it unless a person asks for another, and comes back to it. */
  readonly pinned?: { readonly scene: string; readonly subject: string | undefined };
  readonly turns: readonly Turn[];
  /** `?turn=0`: scenes take no turns. */
  readonly isTurning: boolean;
}

/** A 심각 that nobody has acknowledged, before it takes the wall over. */
export interface Waiting {
  readonly riseMs: number;
  /** Since when this wall has seen it, ms of its own time. */
  readonly seenMs: number;
}

/** What the director has decided, and what it must remember; every `…Ms` is the wall's own time. */
export interface Direction {
  readonly scene: string;
  readonly subject: string | undefined;
  readonly why: Why;
  /** Since when it is shown for this reason; while scenes take turns, since when this one is. */
  readonly sinceMs: number;
  /** The last word of a hand or a presenter, and how long it counts. */
  readonly heardMs: number;
  readonly untilMs: number;
  /** When something was last at 경계 or worse. */
  readonly uneasyMs: number | undefined;
  /** Of a takeover: what it looked like, and when it last changed. */
  readonly change: { readonly text: string; readonly atMs: number } | undefined;
  /** Took the wall over already, with the rise for which it did (the city's clock). */
  readonly told: ReadonlyMap<string, number>;
  readonly waiting: ReadonlyMap<string, Waiting>;
}

/** What happens to the wall; `atMs` is the wall's own time. */
export type DirectorEvent =
  | { readonly type: 'tick'; readonly atMs: number; readonly seen: Seen }
  | {
      readonly type: 'show';
      readonly by: 'hand' | 'presenter';
      readonly atMs: number;
      readonly scene: string;
      readonly subject?: string | undefined;
    }
  /** Somebody touched the wall, or the presenter said something that needs no other scene. */
  | { readonly type: 'stay'; readonly by: 'hand' | 'presenter'; readonly atMs: number }
  /** Whoever held the wall gives it back. */
  | { readonly type: 'release'; readonly atMs: number };
