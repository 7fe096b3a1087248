import type { PastBasis } from '../../contract/delta.ts';
import type { Instant } from '../../contract/event.ts';
import type { GiveCommand } from './give-command.ts';
import type { PresenceLink } from './presence-link.ts';
import type { PresenterLink } from './presenter-link.ts';
import type { ScreenLink } from './screen-link.ts';

/** Where in the past a screen begins. */
export interface PastStart {
  /** An instant, or so far behind the present. */
  readonly place: { readonly at: Instant } | { readonly shiftMs: number };
  readonly speed: number;
  readonly basis: PastBasis;
}

/** What a viewer can do with time; only this screen's. */
export interface TimeMachine {
  /** Leaves the present, or moves within the past: of many in a row the last wins. */
  readonly seek: (atMs: number) => void;
  /** What the past runs at, also the next time. */
  readonly setSpeed: (speed: number) => void;
  readonly pause: (isPaused: boolean) => void;
  /** To the next or the last change, paused. */
  readonly step: (direction: 1 | -1) => void;
  /** As it was known then, or as it turned out. */
  readonly setBasis: (basis: PastBasis) => void;
  readonly backToLive: () => void;
}

export interface TimelineLink {
  readonly machine: TimeMachine;
  readonly give: GiveCommand;
  /** Of a wall: it tells of itself and is driven. */
  readonly screen: ScreenLink;
  /** Of a phone: it drives a wall. */
  readonly presenter: PresenterLink;
  /** Of a desk: who else is in its workspace. */
  readonly presence: PresenceLink;
  readonly stop: () => void;
}
