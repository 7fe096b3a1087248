import type { CityEvent, Domain, Instant, Kind } from './event.ts';
import type { FeedHealth, FeedState } from './feed-health.ts';
import type { DatastreamEntry } from './history.ts';
import type { Mode, Position } from './delta.ts';
import type { Bounds, District, LonLat, Text } from './place.ts';

/** What type and touch are sized by. */
export interface WallOptics {
  /** From pixel to pixel. */
  readonly pitchMm: number;
  /** Of the farthest reader. */
  readonly viewingDistanceM: number;
}

/** `GET /api/v1/city`: what a screen must know before it can draw. */
export interface CityAnswer {
  readonly id: string;
  readonly name: Text;
  /** As people say it, for titles. */
  readonly shortName: Text;
  /** What people dial for fire, rescue and ambulance, `119`; absent = the city has not said. */
  readonly emergencyNumber?: string;
  /** ISO 639 codes; a screen that is asked for nothing else speaks the first. */
  readonly languages: readonly string[];
  /** IANA zone; every time on screen is in it. */
  readonly zone: string;
  /** When the room is dark and its walls dim, `HH:MM` of its zone; absent = never. */
  readonly night?: { readonly from: string; readonly to: string };
  readonly bounds: Bounds;
  readonly districts: readonly District[];
  readonly wall: WallOptics;
  /** Screens that differ from `wall`, by the name in their address (`?screen=`). */
  readonly screens: Readonly<Record<string, WallOptics & { readonly name: Text }>>;
  /** In the order of the wall; neighbours of one domain stand together. */
  readonly figures: readonly {
    readonly id: string;
    readonly domain: Domain;
    readonly label: Text;
  }[];
  /** Layers that the city wants on its overview; absent = whatever there is. */
  readonly layers?: readonly string[];
  readonly basemap: {
    /** The operator's own ground: a MapLibre style or a .pmtiles file. */
    readonly style?: string;
    /** What a screen must say of the map. */
    readonly note?: Text;
  };
  readonly places: readonly { readonly name: Text; readonly at: LonLat }[];
  readonly attribution: readonly string[];
  readonly mode: Mode;
}

/** `GET /api/v1/feeds`. */
export interface FeedsAnswer {
  readonly now: Instant;
  readonly feeds: readonly FeedHealth[];
}

/** `GET /api/v1/feeds/{id}/rejects`: newest first, at most 50; samples hold no long numbers. */
export interface RejectsAnswer {
  readonly feed: string;
  readonly total: number;
  readonly rejects: readonly {
    readonly at: Instant;
    readonly where: string;
    readonly why: string;
    readonly sample?: string;
  }[];
}

/** A named instant of a recording. */
export interface Chapter {
  readonly at: Instant;
  readonly title: Text;
}

/** `GET` and `POST /api/v1/replay`: where the recording is and how it runs; 404 when live. */
export interface ReplayAnswer {
  readonly scenario: string;
  readonly title: Text;
  readonly from: Instant;
  readonly to: Instant;
  readonly now: Instant;
  readonly speed: number;
  readonly playing: boolean;
  readonly chapters: readonly Chapter[];
  /** Counts of the manifest: facts from public reports, and simulated series. */
  readonly documented: number;
  readonly simulated: number;
}

/** Body of `POST /api/v1/replay`: `seek` needs `at`, `speed` needs `speed`; any action may carry both. */
export interface ReplayCommand {
  readonly action: 'play' | 'pause' | 'seek' | 'speed';
  readonly at?: Instant;
  readonly speed?: number;
}

/** `GET /api/v1/timeline`: what the city's clock says and what can be looked back on. */
export interface TimelineAnswer extends Position {
  readonly now: Instant;
  readonly mode: Mode;
  /** Timeline seconds a second; 0 = paused. */
  readonly speed: number;
  /** Absent while nothing is held. */
  readonly span?: { readonly from: Instant; readonly to: Instant };
}

/** One thing that can be drawn: events of a kind, of observations each observed property. */
export interface LayerEntry {
  /** `incident`, `observation/water.level`. */
  readonly id: string;
  readonly kind: Kind;
  readonly observedProperty?: string;
  readonly domains: readonly Domain[];
  readonly count: number;
  /** Events with a geometry. */
  readonly placed: number;
  readonly feeds: readonly string[];
  /** Latest event time. */
  readonly newestAt: Instant;
  /** The worst state of its feeds; absent for what the office computes. */
  readonly health?: FeedState;
}

/** `GET /api/v1/layers`: in order of kind and property. */
export interface LayersAnswer {
  readonly now: Instant;
  readonly layers: readonly LayerEntry[];
}

/** `GET /api/v1/events/{id}`: every version that was taken, newest first. */
export interface EventVersionsAnswer {
  readonly id: string;
  readonly versions: readonly {
    readonly event: CityEvent;
    /** Path of the bytes it was read from; absent for what the office computed. */
    readonly raw?: string;
  }[];
}

/** `GET /api/v1/datastreams`. */
export interface DatastreamsAnswer {
  readonly datastreams: readonly DatastreamEntry[];
}

/** A parameter that could not be taken. */
export interface ParameterFault {
  readonly name: string;
  readonly expected: string;
  /** Absent = it was not given. */
  readonly found?: string;
}

/** RFC 9457 problem details. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail?: string;
  /** Of a 400: each parameter that is wrong. */
  readonly parameters?: readonly ParameterFault[];
  /** Of a command that was refused: why, as in `CommandAnswer`. */
  readonly code?: string;
  readonly problem?: Text;
}
