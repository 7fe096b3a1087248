import type { RequestHandler } from 'express';
import type { CityAnswer } from '../../contract/api.ts';
import type { PastBasis, Position } from '../../contract/delta.ts';
import type { Instant } from '../../contract/event.ts';
import type { HistoryQueries } from '../../contract/history.ts';
import type { DutyHours } from './briefing/asked-span.ts';
import type { BrowserFound } from './briefing/find-browser.ts';
import type { Timeline } from './timeline.ts';
import type { CameraOrigins } from './security-headers.ts';

/** The city as the log holds it at an instant. */
interface HeldState extends Position {
  /** The instant it is of: the one asked for, or that of the newest change before it. */
  readonly now: Instant;
  /** JSON of the list of events, in UTF-8: it is handed on, not read. */
  readonly events: Uint8Array;
}

/** What the HTTP interface shows; composed in main. */
export interface HttpParts {
  readonly timeline: Timeline;
  readonly city: CityAnswer;
  /**
   * What was in force at an instant up to the present; undefined when that is not held. Rejects, with
   * one line, where not every change is known. `under`: only of subjects that begin so.
   */
  readonly at: (
    instant: Instant,
    basis: PastBasis,
    under?: readonly string[],
  ) => Promise<HeldState | undefined>;
  /** What can be looked back on; undefined while nothing is held. */
  readonly span: () => Promise<{ readonly from: Instant; readonly to: Instant } | undefined>;
  readonly history: HistoryQueries;
  /** Origins that the operator’s own map, and overlays over it, are fetched from. */
  readonly mapOrigins: readonly string[];
  readonly cameraOrigins: CameraOrigins;
  readonly isReady: () => boolean;
  readonly metrics: () => Promise<{ readonly type: string; readonly text: string }>;
  /** Folder of the built client. */
  readonly clientFolder: string;
  /** Base maps of cities that are not in the built client. */
  readonly mapsFolder: string | undefined;
  /** Identity of the built pages; the version in the description of the interface. */
  readonly build: string;
  /** Shifts of the city's duty officers, and when its morning briefing looks back to. */
  readonly shifts: DutyHours;
  /** Path of the browser that prints; asked at each print. */
  readonly browser: () => BrowserFound;
  /** An exercise as a timeline that can be read; absent = none can be held here. */
  readonly exercise?: (id: string) => Promise<TimelineParts | undefined>;
  /** Routes of the mode: the replay control, or the push feeds of a live city. */
  readonly routes: readonly { readonly path: string; readonly handler: RequestHandler }[];
}

/** What can be read of one timeline: of the city's own, or of an exercise. */
export type TimelineParts = Pick<HttpParts, 'timeline' | 'city' | 'at' | 'span' | 'history'>;

/** What the routes over the past need. */
export type PastParts = Pick<HttpParts, 'timeline' | 'city' | 'history'>;
