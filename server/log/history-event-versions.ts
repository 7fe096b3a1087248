import type { CityEvent } from '../../contract/event.ts';
import { instantMs, instantOf } from '../../contract/instant.ts';
import { offOf } from './history-decoded.ts';
import { hourOf } from './history-hours.ts';
import type { RowPlace } from './history-hour-values.ts';
import type { HistoryView } from './history-view.ts';

interface Version {
  readonly seq: number;
  readonly nth: number;
  readonly event: CityEvent;
}

/** All versions of the event with an id, newest first; none for an id nobody sent. */
export function eventVersions(view: HistoryView, id: string): readonly CityEvent[] {
  const rows = view.rows<readonly [number, number, number]>(
    'select seq, nth, event.n from event_body join event on event.n = event_body.n where id = ?',
    id,
  );
  const versions: Version[] = Array.from(rows, ([seq, nth, n]) => ({
    seq,
    nth,
    event: view.decoded.event(n),
  }));
  for (const place of observations(view, id)) {
    const event = view.decoded.observation(place);
    if (event.id === id) versions.push({ ...place, event });
  }
  return versions.toSorted((a, b) => b.seq - a.seq || b.nth - a.nth).map(({ event }) => event);
}

type PlaceRow = readonly [hour: number, series: number, off: number, seq: number, nth: number];

/** Values that may have the id: most ids are the subject and the time, the others are listed. */
function* observations(view: HistoryView, id: string): Generator<RowPlace> {
  const listed = view.rows<PlaceRow>(
    'select hour, series, off, seq, nth from odd_id where id = ?',
    id,
  );
  for (const row of listed) yield placeOf(row);
  const [, subject = '', time = ''] = /^(.*)@([^@#]+)(?:#[0-9a-f]{8})?$/s.exec(id) ?? [];
  const ms = instantMs(time);
  if (Number.isNaN(ms) || instantOf(ms) !== time) return;
  const series = view.series().bySubject.get(subject);
  if (series === undefined) return;
  const rows = view.rows<PlaceRow>(
    `select hour, series, off, seq, nth from observation as o
     where hour = ? and series = ? and off = ?
       and not exists (select 1 from odd_id where id = ? and seq = o.seq and nth = o.nth)`,
    hourOf(ms, view.phaseMs),
    series.id,
    offOf(ms, view.phaseMs),
    id,
  );
  for (const row of rows) yield placeOf(row);
}

function placeOf([hour, series, off, seq, nth]: PlaceRow): RowPlace {
  return { hour, series, off, seq, nth };
}
