import { latLngToCell } from 'h3-js';
import type { SituationEvent } from '../../../contract/event.ts';
import type { Geometry } from '../../../contract/place.ts';

/** Resolution of a situation's cells. */
const RESOLUTION = 8;

/** Which open situation speaks for an alarm. */
export interface SituationCover {
  /** Whether what is covered may have changed. */
  observe(event: SituationEvent): boolean;
  gone(subject: string): boolean;
  /** The situation that names the alarm, or that is of its hazard and holds its place. */
  of(alarm: { subject: string; hazard: string; geometry: Geometry | null }): string | undefined;
}

interface Open {
  readonly subject: string;
  readonly hazard: string;
  readonly alarms: ReadonlySet<string>;
  readonly cells: ReadonlySet<string>;
}

export function situationCover(): SituationCover {
  const open = new Map<string, Open>();
  return {
    observe: ({ subject, data }) => {
      const { phase, endedAt, hazard, alarms, cells } = data;
      if (phase === 'closed' || endedAt !== undefined) return open.delete(subject);
      const before = open.get(subject);
      const next = { subject, hazard, alarms: new Set(alarms), cells: new Set(cells) };
      open.set(subject, next);
      return (
        before === undefined ||
        !isSame(before.alarms, next.alarms) ||
        !isSame(before.cells, next.cells)
      );
    },
    gone: (subject) => open.delete(subject),
    of: ({ subject, hazard, geometry }) => {
      if (open.size === 0) return undefined;
      const cell = cellOf(geometry);
      for (const situation of open.values()) {
        if (situation.alarms.has(subject)) return situation.subject;
        if (situation.hazard === hazard && cell !== undefined && situation.cells.has(cell)) {
          return situation.subject;
        }
      }
      return undefined;
    },
  };
}

/** Of a point, or of where a line begins; an area is in no single cell. */
function cellOf(geometry: Geometry | null): string | undefined {
  const [lon, lat] =
    geometry?.type === 'Point'
      ? geometry.coordinates
      : geometry?.type === 'LineString'
        ? (geometry.coordinates[0] ?? [])
        : [];
  return lon === undefined || lat === undefined ? undefined : latLngToCell(lat, lon, RESOLUTION);
}

function isSame(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  return a.size === b.size && a.isSubsetOf(b);
}
