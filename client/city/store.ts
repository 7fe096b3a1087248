import { createStore, type StoreApi } from 'zustand/vanilla';
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

/** What the page knows of time: the timeline's clock, its speed, and how wrong this computer is. */
export interface TimeStatus {
  /** Whole seconds of the timeline's clock; stands still when the server is not heard. */
  readonly nowMs: number | undefined;
  readonly speed: number;
  /** This computer's clock minus the server's, live only. */
  readonly clockOffsetMs: number | undefined;
  readonly build: string | undefined;
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
    time: { nowMs: undefined, speed: 1, clockOffsetMs: undefined, build: undefined },
  }));
}
