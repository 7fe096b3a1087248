import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Mode, PastBasis } from '../../contract/delta.ts';
import type { City } from './city.ts';

/** `lost` = nothing heard for 12 s; `dark` after 60 s: the picture must not pass for now. */
export type LinkPhase = 'connecting' | 'connected' | 'reconnecting' | 'lost' | 'dark';

export interface LinkStatus {
  readonly phase: LinkPhase;
  /** Timeline instant of the last thing heard; what is on screen is from before it. */
  readonly heardAtMs: number | undefined;
  /** How long nothing has been heard, whole seconds; 0 while connected. */
  readonly silentSec: number;
  /** Why the server will not serve this client. */
  readonly problem: string | undefined;
}

/** What can be looked back on. */
export interface TimeSpan {
  readonly fromMs: number;
  readonly toMs: number;
}

/** What the page knows of time: which time it shows, how its clock runs, and what else it could show. */
export interface TimeStatus {
  /** Whole seconds of the timeline's clock; stands still when the server is not heard. */
  readonly nowMs: number | undefined;
  /** Timeline seconds a second; 0 = paused. */
  readonly speed: number;
  /** This computer's clock minus the server's, live only. */
  readonly clockOffsetMs: number | undefined;
  readonly build: string | undefined;
  /** Deltas that the last heartbeat told of and that are not applied. */
  readonly seqLag: number;
  /** Of the picture on screen; undefined before the first. */
  readonly mode: Mode | undefined;
  /** The picture is a playback that only this screen watches. */
  readonly isPlayback: boolean;
  /** How a playback tells the past, also the next one. */
  readonly basis: PastBasis;
  /** What a playback runs at unless it is paused. */
  readonly playSpeed: number;
  /** Undefined until a playback was asked for. */
  readonly span: TimeSpan | undefined;
  /** The present of the timeline that all share; in a playback as far as it is known. */
  readonly presentMs: number | undefined;
  /** What was asked for and is not on screen yet. */
  readonly seeking: 'live' | number | undefined;
  /** Where somebody moves the recording that all share to; this picture is held until it is there. */
  readonly sharedSeekMs: number | undefined;
  /** Why the last command was refused; goes by itself. */
  readonly refusal: string | undefined;
}

export interface CityStore {
  readonly city: City | undefined;
  readonly link: LinkStatus;
  readonly time: TimeStatus;
}

/** The page's one store; `link` writes it, rooms read it. */
export function createCityStore(): StoreApi<CityStore> {
  return createStore<CityStore>(() => ({
    city: undefined,
    link: { phase: 'connecting', heardAtMs: undefined, silentSec: 0, problem: undefined },
    time: {
      nowMs: undefined,
      speed: 1,
      clockOffsetMs: undefined,
      build: undefined,
      seqLag: 0,
      mode: undefined,
      isPlayback: false,
      basis: 'known',
      playSpeed: 1,
      span: undefined,
      presentMs: undefined,
      seeking: undefined,
      sharedSeekMs: undefined,
      refusal: undefined,
    },
  }));
}
