import type { StoreApi } from 'zustand/vanilla';
import type { Snapshot } from '../../contract/delta.ts';
import type { City } from '../city/city.ts';
import type { CityStore } from '../city/store.ts';
import type { CommandLane } from './command-lane.ts';
import type { EpochsLeft } from './epochs-left.ts';
import type { Picture } from './picture.ts';
import type { Refusals } from './refusals.ts';
import type { PastStart } from './time-link.ts';
import type { TimelineSocket } from './timeline-socket.ts';
import type { ToldTime } from './told-time.ts';

/** A picture that was asked for and is not there yet. */
export interface Asked {
  readonly kind: 'watch' | 'seek';
  isAnswered: boolean;
  isThere: boolean;
  /** What the server will send, once it said so. */
  epoch?: string;
  /** A playback's snapshot that overtook the answer which tells whether it is the one. */
  early?: Snapshot;
}

/** Where this viewer is in time, and what it waits for. */
export interface Viewer {
  isPast: boolean;
  isPaused: boolean;
  /** Where the past begins that no picture was seen of yet. */
  begin: PastStart | undefined;
  asked: Asked | undefined;
  /** Snapshots that are being unpacked. */
  decoding: number;
  /** Heartbeats in a row that found the screen behind. */
  behind: number;
  /** The present as it was left, to go on from when the viewer comes back. */
  present: City | undefined;
}

/** One viewer's link, by its parts. */
export interface LinkParts {
  readonly store: StoreApi<CityStore>;
  readonly socket: TimelineSocket;
  readonly told: ToldTime;
  readonly left: EpochsLeft;
  readonly shown: Picture;
  readonly refused: Refusals;
  readonly lane: CommandLane;
  readonly viewer: Viewer;
  /** Id of the exercise that is followed instead of the city. */
  readonly exercise: string | undefined;
  /** The server serves us. */
  readonly onServed: () => void;
}

/** Nothing is asked for and nothing half unpacked: the picture on screen is the one that is told of. */
export function isSettled({ asked, decoding }: Viewer): boolean {
  return asked === undefined && decoding === 0;
}
