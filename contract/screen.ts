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

/** Answer to `screen`: `code` pairs a presenter; it is shown on the wall and changes. */
export type ScreenAnswer =
  | { readonly ok: true; readonly code: string; readonly codeUntil: Instant }
  | { readonly ok: false; readonly problem: string };

/** One wall as the office sees it. */
export interface ScreenEntry {
  readonly id: string;
  readonly report: ScreenReport;
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

/** Body of `POST /api/v1/screens/{id}/commands`. */
export interface ScreenCommandRequest {
  readonly key: string;
  readonly command: PresenterCommand;
}
