import { COASTS_AFTER } from '../../city/select-transit.ts';
import type { DenseTable } from '../../city/dense-table.ts';

type Table = DenseTable<'positions'>;

/** Where vehicles are drawn: on the straight line between the last two places they were heard at. */
export interface VehicleMotion {
  /** Takes note of every place that is new in the table; `everyMs` is how often a source is asked. */
  readonly learn: (table: Table, everyMs: (feed: string) => number) => void;
  /**
   * Writes longitude, latitude and 0 of each slot as at an instant of the timeline; tells how fast
   * the fastest goes, degrees a ms; 0 = all stand.
   */
  readonly place: (clockMs: number, slots: Uint32Array, to: Float32Array) => number;
  /** The same without motion: the last place of each. */
  readonly settle: (slots: Uint32Array, to: Float32Array) => void;
}

/** A move ends a little before the next place is due, so that none is cut short. */
const SHARE_OF_GAP = 0.95;
/** Faster than any train of a city: another vehicle under the same name, or a wrong place. */
const MOST_M_PER_SEC = 60;
const M_PER_DEG = 111_195;

const ROOM = 1024;

/** Columns of what is known of each slot; they grow and are never made anew for a tick. */
function newTracks(slots: number) {
  return {
    from: new Float32Array(2 * slots),
    to: new Float32Array(2 * slots),
    atMs: new Float64Array(slots).fill(Number.NaN),
    /** When the move began by the clock on screen; NaN = it is about to. */
    startMs: new Float64Array(slots),
    /** 0 = it stands. */
    lastsMs: new Float64Array(slots),
  };
}
type Tracks = ReturnType<typeof newTracks>;

function grown(held: Tracks, slots: number): Tracks {
  const made = newTracks(slots);
  made.from.set(held.from);
  made.to.set(held.to);
  made.atMs.set(held.atMs);
  made.startMs.set(held.startMs);
  made.lastsMs.set(held.lastsMs);
  return made;
}

export function vehicleMotion(): VehicleMotion {
  let tracks = newTracks(ROOM);
  let names: (string | undefined)[] = [];
  let epoch: string | undefined;

  function stand(slot: number, lon: number, lat: number, atMs: number): void {
    tracks.to[2 * slot] = lon;
    tracks.to[2 * slot + 1] = lat;
    tracks.atMs[slot] = atMs;
    tracks.lastsMs[slot] = 0;
  }

  /** From the last place to this one, in as long as it took; at once when that says nothing. */
  function move(slot: number, lon: number, lat: number, atMs: number, everyMs: number): void {
    const [fromLon, fromLat] = [tracks.to[2 * slot] ?? lon, tracks.to[2 * slot + 1] ?? lat];
    const gapMs = atMs - (tracks.atMs[slot] ?? Number.NaN);
    stand(slot, lon, lat, atMs);
    const eastM = (lon - fromLon) * M_PER_DEG * Math.cos((lat * Math.PI) / 180);
    const distanceM = Math.hypot(eastM, (lat - fromLat) * M_PER_DEG);
    const isTold = gapMs > 0 && gapMs <= COASTS_AFTER * everyMs && distanceM > 0;
    if (!isTold || distanceM > (MOST_M_PER_SEC * gapMs) / 1000) return;
    tracks.from[2 * slot] = fromLon;
    tracks.from[2 * slot + 1] = fromLat;
    tracks.startMs[slot] = Number.NaN;
    tracks.lastsMs[slot] = SHARE_OF_GAP * Math.min(gapMs, everyMs);
  }

  return {
    learn: ({ entries, columns, length, position }, everyMs) => {
      if (position?.epoch !== epoch) {
        // Another time is on screen: nothing goes there from here.
        epoch = position?.epoch;
        names = [];
      }
      if (length > tracks.atMs.length) tracks = grown(tracks, Math.ceil(length * 1.25));
      for (let slot = 0; slot < length; slot += 1) {
        const entry = entries[slot];
        if (entry === undefined) {
          names[slot] = undefined;
          continue;
        }
        const lon = columns.place[2 * slot] ?? Number.NaN;
        const lat = columns.place[2 * slot + 1] ?? Number.NaN;
        const atMs = columns.atMs[slot] ?? Number.NaN;
        if (names[slot] !== entry.subject) {
          names[slot] = entry.subject;
          stand(slot, lon, lat, atMs);
        } else if (atMs !== tracks.atMs[slot]) {
          move(slot, lon, lat, atMs, everyMs(entry.feed));
        } else if (lon !== tracks.to[2 * slot] || lat !== tracks.to[2 * slot + 1]) {
          // The place of one instant was put right.
          stand(slot, lon, lat, atMs);
        }
      }
    },
    place: (clockMs, slots, to) => {
      let fastest = 0;
      for (let row = 0; row < slots.length; row += 1) {
        const slot = slots[row] ?? 0;
        const [lon, lat] = [tracks.to[2 * slot] ?? 0, tracks.to[2 * slot + 1] ?? 0];
        let left = 0;
        const lastsMs = tracks.lastsMs[slot] ?? 0;
        if (lastsMs > 0) {
          // A clock that went back begins the move again.
          if (!((tracks.startMs[slot] ?? Number.NaN) <= clockMs)) tracks.startMs[slot] = clockMs;
          left = 1 - (clockMs - (tracks.startMs[slot] ?? clockMs)) / lastsMs;
          if (left <= 0) {
            left = 0;
            tracks.lastsMs[slot] = 0;
          }
        }
        if (left === 0) {
          to[3 * row] = lon;
          to[3 * row + 1] = lat;
        } else {
          const dLon = (tracks.from[2 * slot] ?? lon) - lon;
          const dLat = (tracks.from[2 * slot + 1] ?? lat) - lat;
          to[3 * row] = lon + dLon * left;
          to[3 * row + 1] = lat + dLat * left;
          fastest = Math.max(fastest, Math.hypot(dLon, dLat) / lastsMs);
        }
      }
      return fastest;
    },
    settle: (slots, to) => {
      for (let row = 0; row < slots.length; row += 1) {
        const slot = slots[row] ?? 0;
        to[3 * row] = tracks.to[2 * slot] ?? 0;
        to[3 * row + 1] = tracks.to[2 * slot + 1] ?? 0;
      }
    },
  };
}
