import type { CommandAnswer, CommandName, OfficeCommands } from './command.ts';
import type { Heartbeat, PastBasis, Position, Topic, View } from './delta.ts';
import type { Instant } from './event.ts';
import type {
  DriveAnswer,
  Driven,
  DrivenAnswer,
  DriveRequest,
  PairAnswer,
  PairRequest,
} from './presenter.ts';
import type { ScreenAnswer, ScreenReport, ScreenState } from './screen.ts';
import type { Colleagues, EnterAnswer, EnterRequest, PointRequest } from './workspace.ts';

export const PROTOCOL = 1;
export const SOCKET_PATH = '/stream';

/** Slowest and fastest playback, timeline seconds a second. */
export const PLAYBACK_SPEED = { min: 0.25, max: 600 } as const;

/**
 * A private playback of the log: `from` an instant, or `shiftMs` behind the present; exactly one of
 * both. It has a clock and an epoch of its own, a new epoch with every seek and every step back, and
 * numbers its own deltas. Come to the end of the log it follows it: the heartbeat then says the
 * pace of the present. `watch` with `live` ends it; with `resume` from what was held before.
 */
export interface Playback {
  readonly from?: Instant;
  /** With speed 1 it keeps this distance, at the pace of the present, until it is told otherwise. */
  readonly shiftMs?: number;
  /** 0 = starts paused; else `PLAYBACK_SPEED`. */
  readonly speed: number;
  /** Absent = `known`. */
  readonly basis?: PastBasis;
  /** Id: of what that exercise has logged, instead of the city's own log. */
  readonly exercise?: string;
}

/** The timeline of an exercise, also of one that has ended: it then stands where it ended. */
export interface ExerciseWatch {
  readonly exercise: string;
}

/** What a viewer asks for. `resume` = the last position it holds; absent = send a snapshot. */
export interface Watch {
  readonly protocol: number;
  readonly view: View;
  readonly timeline: 'live' | ExerciseWatch | Playback;
  readonly topics: readonly Topic[];
  readonly resume?: Position;
}

/**
 * Answer to `watch`. `resumed` = deltas follow from `resume`; otherwise a snapshot is on its way. A page
 * that is refused hears no heartbeat, so the `build` that the server gives is told here.
 */
export type WatchAnswer =
  | { readonly ok: true; readonly resumed: boolean; readonly position: Position }
  | { readonly ok: false; readonly problem: string; readonly build?: string };

/** Answer to a command of a playback: how it runs now, and what can be looked back on. */
export type PlaybackAnswer =
  | {
      readonly ok: true;
      readonly now: Instant;
      /** 0 = paused. */
      readonly speed: number;
      readonly basis: PastBasis;
      readonly span: { readonly from: Instant; readonly to: Instant };
    }
  | { readonly ok: false; readonly problem: string };

/** `delta` is one JSON text (see `Delta`); `snapshot` is gzip of JSON (see `Snapshot`). */
export interface ServerToClient {
  snapshot: (bytes: Uint8Array) => void;
  delta: (text: string) => void;
  /** Rows of a dense topic in columns (see `dense-frame.ts`). */
  frame: (bytes: Uint8Array) => void;
  heartbeat: (heartbeat: Heartbeat) => void;
  /** The server is going away; come back after `retryMs`. */
  drain: (notice: { readonly retryMs: number }) => void;
  /** To a wall: what somebody who drives it wants; answered once the wall has taken it. */
  driven: (driven: Driven, answer: (result: DrivenAnswer) => void) => void;
  /** To a wall: names of those who are paired and connected, when they change. */
  presenters: (names: readonly string[]) => void;
  /** To those who are paired with a wall: what it shows now; `null` = it is gone. */
  shown: (state: ScreenState | null) => void;
  /** To those in a workspace: who is there, and what each points at. */
  colleagues: (told: Colleagues) => void;
}

/**
 * Commands of the office, each an event of its name. `token` says who gives it; a viewer in a
 * playback is answered `past`. Of a viewer in an exercise they go to the office of the exercise.
 */
type CommandEvents = {
  readonly [N in CommandName]: (
    request: OfficeCommands[N] & { readonly token?: string },
    answer: (result: CommandAnswer) => void,
  ) => void;
};

/** A wall tells of itself, and a paired phone drives it. Neither has to `watch`, neither needs a token. */
interface ScreenEvents {
  /** On connecting, every 60 s, and when the code has changed. */
  screen: (report: ScreenReport, answer: (result: ScreenAnswer) => void) => void;
  /** What the wall shows, when it changes; after `screen`. */
  screenState: (state: ScreenState) => void;
  pair: (request: PairRequest, answer: (result: PairAnswer) => void) => void;
  /** Gives the wall up for good: the pass is worth nothing any more. */
  unpair: () => void;
  /** At most 20 a second. */
  drive: (request: DriveRequest, answer: (result: DriveAnswer) => void) => void;
}

/** Desks in the same workspace see each other; besides `watch`, and whatever it shows. */
interface PresenceEvents {
  /** Again after every connecting. */
  enter: (request: EnterRequest, answer: (result: EnterAnswer) => void) => void;
  leave: () => void;
  /** At most 20 a second are taken, 5 a second told on. */
  point: (request: PointRequest) => void;
}

export interface ClientToServer extends CommandEvents, ScreenEvents, PresenceEvents {
  watch: (request: Watch, answer: (result: WatchAnswer) => void) => void;
  /** To an instant of the playback's span; of several in a row the last is gone to and answers all. */
  seek: (
    request: { readonly at: Instant; readonly basis?: PastBasis },
    answer: (result: PlaybackAnswer) => void,
  ) => void;
  speed: (request: { readonly speed: number }, answer: (result: PlaybackAnswer) => void) => void;
  /** Stops the playback's clock, or lets it go on at the speed it had. */
  pause: (
    request: { readonly isPaused: boolean },
    answer: (result: PlaybackAnswer) => void,
  ) => void;
  /** To the next (1) or the last (-1) change of the log, paused. */
  step: (request: { readonly direction: 1 | -1 }, answer: (result: PlaybackAnswer) => void) => void;
}
