import { layerOfEvent } from '../../contract/layer-of-event.ts';
import { SEVERITIES } from '../../contract/event.ts';
import type { Bounds } from '../../contract/place.ts';
import { eventRows } from './history-event-source.ts';
import { stretches } from './history-events.ts';
import type { EventFilter } from './history-filter.ts';
import type { HexSums } from './history-hex-sums.ts';
import type { HistoryView } from './history-view.ts';

type Row = readonly [
  subject: number,
  severity: number | null,
  west: number | null,
  south: number | null,
  east: number | null,
  north: number | null,
  versions: number,
  newest: number,
];

/** Adds up versions of what is no value, a stretch of the log at a time: never all of them at once. */
export function hexedEvents(
  view: HistoryView,
  filter: EventFilter,
  layer: string | undefined,
  sums: HexSums,
): void {
  const asked = eventRows(view, filter);
  if (asked === undefined) return;
  const sql = `select subject, severity, west, south, east, north, count(*), max(n)
     from ${asked.sql} group by subject, severity, west, south, east, north`;
  // A thing stays of its layer: one of its versions tells for all.
  const layers = new Map<number, string>();
  const isOfLayer = (subject: number, n: number): boolean => {
    if (layer === undefined) return true;
    let held = layers.get(subject);
    if (held === undefined) {
      held = layerOfEvent(view.decoded.event(n));
      layers.set(subject, held);
    }
    return held === layer;
  };
  for (const stretch of stretches(view, filter)) {
    view.check();
    for (const row of view.rows<Row>(sql, ...asked.bound(stretch))) {
      const [subject, severity, west, south, east, north, versions, newest] = row;
      if (!isOfLayer(subject, newest)) continue;
      const isPlaced = west !== null && south !== null && east !== null && north !== null;
      const bounds: Bounds | undefined = isPlaced ? [west, south, east, north] : undefined;
      sums.add({
        thing: subject,
        bounds,
        versions,
        severity: severity === null ? undefined : SEVERITIES[severity],
      });
    }
  }
}
