import type { CityEvent, ObservationEvent, PositionEvent } from '../../contract/event.ts';
import type { DenseTopic } from '../../contract/dense-frame.ts';
import { topicOf } from '../../contract/topic.ts';

/** What each dense topic is made of. */
export interface DenseEvents {
  readonly positions: PositionEvent;
  readonly links: ObservationEvent;
}

/** A dense topic at one position. Never changed: the next is made by `nextTable`. */
export interface DenseTable<T extends DenseTopic = DenseTopic> {
  readonly topic: T;
  /** The event in each slot; `undefined` = empty. A subject keeps its slot while it is in force. */
  readonly rows: readonly (DenseEvents[T] | undefined)[];
  readonly slotOf: ReadonlyMap<string, number>;
}

/** The table of all events of a topic; the others are passed over. */
export function denseTable<T extends DenseTopic>(
  topic: T,
  events: Iterable<CityEvent>,
): DenseTable<T> {
  return nextTable({ topic, rows: [], slotOf: new Map() }, events, []);
}

/** The table after some changes of the city; the same object if none is of its topic. */
export function nextTable<T extends DenseTopic>(
  before: DenseTable<T>,
  upserts: Iterable<CityEvent>,
  removals: Iterable<string>,
): DenseTable<T> {
  const { topic } = before;
  let rows: (DenseEvents[T] | undefined)[] | undefined;
  let slotOf: Map<string, number> | undefined;
  let free: number[] | undefined;
  const writable = (): (DenseEvents[T] | undefined)[] => (rows ??= [...before.rows]);
  for (const subject of removals) {
    const slot = (slotOf ?? before.slotOf).get(subject);
    if (slot === undefined) continue;
    writable()[slot] = undefined;
    (slotOf ??= new Map(before.slotOf)).delete(subject);
  }
  for (const event of upserts) {
    if (topicOf(event) !== topic) continue;
    const held = (slotOf ?? before.slotOf).get(event.subject);
    const written = writable();
    if (held !== undefined) {
      written[held] = event as DenseEvents[T];
      continue;
    }
    free ??= emptySlots(written).toReversed();
    const slot = free.pop() ?? written.length;
    written[slot] = event as DenseEvents[T];
    (slotOf ??= new Map(before.slotOf)).set(event.subject, slot);
  }
  if (rows === undefined) return before;
  while (rows.length > 0 && rows.at(-1) === undefined) rows.pop();
  if (isSameList(rows, before.rows)) return before;
  return { topic, rows, slotOf: slotOf ?? before.slotOf };
}

function isSameList(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((row, slot) => row === b[slot]);
}

function emptySlots(rows: readonly unknown[]): number[] {
  return rows.flatMap((row, slot) => (row === undefined ? [slot] : []));
}
