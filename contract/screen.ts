import type { Instant } from './event.ts';
import type { PresenterCommand } from './presenter.ts';
import type { Bounds, Text } from './place.ts';

/** What a wall tells of itself, on connecting and every 60 s. */
export interface ScreenReport {
  /** Kept by the device: 8–64 of A–Z a–z 0–9 - _. */
  readonly deviceId: string;
  /** What people call it, e.g. `6층 시장실`; from its address (`?screen=`). */
  readonly name?: string;
  /** Build that it runs. */
  readonly build: string;
  readonly widthPx: number;
  readonly heightPx: number;
  readonly pixelRatio: number;
  /** Since when this page runs, by the server's clock. */
  readonly openedAt: Instant;
  /** Deltas of the server that it has not applied. */
  readonly seqLag: number;
  /** Pictures drawn a second over the last minute; 0 while nothing moves is healthy. */
  readonly fps: number;
  /** Used heap, bytes; `null` where the browser does not tell. */
  readonly heapBytes: number | null;
  readonly contextLosses: number;
  /** Reloads by itself in the last 24 h, with the cause of the last. */
  readonly reloads: number;
  readonly lastReload?: string;
  /** Its clock minus the server's, ms; `null` until known. */
  readonly clockOffsetMs: number | null;
  /** What does not work, in words of the page. */
  readonly problems: readonly string[];
}

/** What a wall shows now; told when it changes. */
export interface ScreenState {
  readonly scene: string;
  /** Of the takeover. */
  readonly subject?: string;
  /** Why this scene: `turn`, `urgent`, `takeover`, `hand`, `presenter`. */
  readonly why: string;
  readonly hiddenLayers: readonly string[];
  /** Where the map stands; absent = where the scene puts it. */
  readonly flight?: { readonly bounds: Bounds; readonly name?: Text };
  readonly spotlight?: string;
  readonly isBlank: boolean;
  readonly language: string;
  /** Instant on screen if it is not the present. */
  readonly past?: Instant;
  readonly script?: { readonly id: string; readonly step: number };
  /** A severe alarm that nobody has acknowledged is on it: it must not be reloaded. */
  readonly isHeld: boolean;
}

/**
 * Answer to `screen`: `code` (6 digits) pairs a presenter; it is shown on the wall and changes.
 * Refused if the report cannot be read, or another page of this device has taken its place.
 */
export type ScreenAnswer =
  | {
      readonly ok: true;
      /** Of this wall, for everybody; nobody learns `deviceId` from it. */
      readonly id: string;
      readonly code: string;
      readonly codeUntil: Instant;
      /** The same as a span, for a wall whose clock is wrong; then it reports again. */
      readonly codeForMs: number;
      /** Names of those who are paired and connected. */
      readonly presenters: readonly string[];
    }
  | { readonly ok: false; readonly problem: string };

/** One wall as the office sees it. */
export interface ScreenEntry {
  /** Made of `deviceId`, which only the wall itself knows. */
  readonly id: string;
  readonly report: Omit<ScreenReport, 'deviceId'>;
  readonly state: ScreenState | null;
  readonly connectedAt: Instant;
  readonly heardAt: Instant;
  /** Gone without a word, or silent for 3 min. */
  readonly isSilent: boolean;
  readonly presenters: number;
}

/** `GET /api/v1/screens`. */
export interface ScreensAnswer {
  readonly now: Instant;
  readonly screens: readonly ScreenEntry[];
}

/** Body of `POST /api/v1/screens/{id}/commands`; from role operator on, answered as commands are. */
export interface ScreenCommandRequest {
  readonly key: string;
  readonly command: PresenterCommand;
}
