import { KINDS, type CityEvent, type Kind, type SituationEvent } from '../../contract/event.ts';
import type { City } from '../city/city.ts';
import { thingsOfNotes } from './pinned-notes.ts';
import { thingOfEvent } from './thing-of-event.ts';
import { thingsOfDense } from './things-of-dense.ts';
import type { Thing } from './thing.ts';

/** Sources are what things are told by; their state stands beside the layers. */
const LISTED: readonly Kind[] = KINDS.filter((kind) => kind !== 'feed');

/** Whatever is counted, drawn as an area of its own, or kept for a chart is no row of the desk. */
export const isListed = (event: CityEvent): boolean =>
  event.kind !== 'indicator' || ['figure', 'statistic', 'pledge', 'vote'].includes(event.data.form);

/**
 * Makes the rows of one city after another. An event keeps its row as long as it stays, and a kind
 * that nothing happened to keeps its list, so that who looks at rows sees only what is new.
 */
export function createThings(): (city: City) => readonly Thing[] {
  const rows = new WeakMap<CityEvent, Thing>();
  const notes = new WeakMap<SituationEvent, readonly Thing[]>();
  const lists = new Map<Kind, { readonly of: unknown; readonly things: readonly Thing[] }>();
  let dense: { readonly of: readonly unknown[]; readonly things: readonly Thing[] } | undefined;
  let last: { readonly parts: readonly unknown[]; readonly all: readonly Thing[] } | undefined;
  const rowOf = (event: CityEvent): Thing => {
    const held = rows.get(event);
    if (held !== undefined) return held;
    const made = thingOfEvent(event);
    rows.set(event, made);
    return made;
  };
  /** What people wrote on the map and in the time. */
  const notesOf = (situation: SituationEvent): readonly Thing[] => {
    const held = notes.get(situation) ?? thingsOfNotes(situation);
    notes.set(situation, held);
    return held;
  };
  const listOf = (city: City, kind: Kind): readonly Thing[] => {
    const of = city.byKind[kind];
    const held = lists.get(kind);
    if (held?.of === of) return held.things;
    const own = [...of.values()].filter(isListed).map(rowOf);
    const things =
      kind === 'situation'
        ? [...own, ...[...city.byKind.situation.values()].flatMap(notesOf)]
        : own;
    lists.set(kind, { of, things });
    return things;
  };
  return (city) => {
    const { positions, links } = city.dense;
    if (dense === undefined || dense.of[0] !== positions || dense.of[1] !== links) {
      dense = { of: [positions, links], things: thingsOfDense(city.dense) };
    }
    const parts = [...LISTED.map((kind) => listOf(city, kind)), dense.things];
    if (last !== undefined && parts.every((part, index) => part === last?.parts[index])) {
      return last.all;
    }
    last = { parts, all: parts.flat() };
    return last.all;
  };
}
