import type { SituationEvent } from '../../contract/event.ts';
import type { Note, NotePin } from '../../contract/office.ts';
import type { Geometry, LonLat, Text } from '../../contract/place.ts';
import type { Thing } from './thing.ts';

/** A note of a situation with a place or a time. */
export interface PinnedNote {
  /** Unique among all notes. */
  readonly key: string;
  readonly situation: string;
  readonly title: Text;
  readonly text: string;
  readonly by: string;
  readonly writtenMs: number;
  readonly geometry: Geometry | undefined;
  readonly at: LonLat | undefined;
  readonly fromMs: number | undefined;
  readonly toMs: number | undefined;
}

/** A point of the note itself, or the middle of its area's first ring. */
function placeOf(geometry: NonNullable<NotePin['geometry']>): LonLat | undefined {
  const ring =
    geometry.type === 'Point' ? [geometry.coordinates] : (geometry.coordinates[0]?.[0] ?? []);
  if (ring.length === 0) return undefined;
  const mean = (of: 0 | 1): number =>
    ring.reduce((sum, corner) => sum + corner[of], 0) / ring.length;
  return { lon: mean(0), lat: mean(1) };
}

const msOf = (instant: string | undefined): number | undefined =>
  instant === undefined ? undefined : Date.parse(instant);

/** Written at the same millisecond by the same person there is one note. */
const keyOf = (subject: string, { at, actor }: Note): string =>
  `note/${subject.replace(/^situation\//u, '')}/${Date.parse(at)}/${actor.name}`;

/** Notes that stand on the map or in the time, newest first; only such as were written by the clock. */
export function pinnedNotes(situations: Iterable<SituationEvent>): readonly PinnedNote[] {
  const all = [...situations].flatMap(({ subject, data }) =>
    (data.notes ?? []).flatMap((note): readonly PinnedNote[] => {
      const { pin } = note;
      if (pin === undefined) return [];
      return [
        {
          key: keyOf(subject, note),
          situation: subject,
          title: data.title,
          text: note.text,
          by: note.actor.name,
          writtenMs: Date.parse(note.at),
          geometry: pin.geometry,
          at: pin.geometry && placeOf(pin.geometry),
          fromMs: msOf(pin.from),
          toMs: msOf(pin.to),
        },
      ];
    }),
  );
  return all.toSorted((a, b) => b.writtenMs - a.writtenMs);
}

/** As rows of the desk: found, drawn and exported like everything else. Layer `note`. */
export function thingsOfNotes(situation: SituationEvent): readonly Thing[] {
  return pinnedNotes([situation]).map((note) => ({
    key: note.key,
    subject: note.key,
    layer: 'note',
    kind: 'situation',
    domain: situation.domain,
    name: { ko: note.text },
    what: note.title,
    level: '?',
    valueText: note.by,
    districts: situation.data.districts,
    geometry: note.geometry ?? null,
    sinceMs: note.fromMs ?? note.writtenMs,
    ...(note.toMs === undefined ? {} : { endedMs: note.toMs }),
    atMs: note.fromMs ?? note.writtenMs,
    knownMs: note.writtenMs,
    feed: situation.data.provenance.feed,
    ...(note.at === undefined ? {} : { at: note.at }),
    event: situation,
  }));
}
