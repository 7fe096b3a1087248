import type { Delta, Snapshot } from '../../contract/delta.ts';
import { KINDS, type CityEvent, type Kind } from '../../contract/event.ts';
import type { ByKind, City } from './city.ts';
import { noTables } from './dense-apply.ts';

export type Applied =
  | { readonly status: 'applied'; readonly city: City }
  | { readonly status: 'repeat' }
  | { readonly status: 'gap' };

type MutableByKind = Record<Kind, Map<string, CityEvent>>;

/** A snapshot replaces whatever was `held`; its columns only if they are of another epoch. */
export function applySnapshot(snapshot: Snapshot, held?: City): City {
  const byKind = Object.fromEntries(KINDS.map((kind) => [kind, new Map()])) as MutableByKind;
  for (const event of snapshot.events) byKind[event.kind].set(event.subject, event);
  return {
    position: { epoch: snapshot.epoch, seq: snapshot.seq },
    now: snapshot.now,
    mode: snapshot.mode,
    byKind: byKind as ByKind,
    dense: held?.position.epoch === snapshot.epoch ? held.dense : noTables(),
  };
}

/**
 * Applies one delta: only the next one (`from === seq + 1`) changes the city, an old one is a
 * repeat, anything else a gap that asks for a resume. Never a silent hole.
 */
export function apply(city: City, delta: Delta): Applied {
  const { epoch, seq } = city.position;
  if (delta.epoch !== epoch) return { status: 'gap' };
  if (delta.to <= seq) return { status: 'repeat' };
  if (delta.from !== seq + 1) return { status: 'gap' };

  const byKind: MutableByKind = { ...(city.byKind as MutableByKind) };
  const copied = new Set<Kind>();
  const writable = (kind: Kind): Map<string, CityEvent> => {
    if (!copied.has(kind)) {
      byKind[kind] = new Map(byKind[kind]);
      copied.add(kind);
    }
    return byKind[kind];
  };
  for (const event of delta.upserts) writable(event.kind).set(event.subject, event);
  for (const subject of delta.removals) {
    for (const kind of KINDS) if (byKind[kind].has(subject)) writable(kind).delete(subject);
  }
  return {
    status: 'applied',
    city: {
      ...city,
      position: { epoch, seq: delta.to },
      now: delta.now,
      byKind: byKind as ByKind,
    },
  };
}
