import type { Delta, Mode, Position, Snapshot } from '../../contract/delta.ts';
import type { CityEvent, Instant } from '../../contract/event.ts';
import { PROTOCOL } from '../../contract/socket.ts';
import { deltaRing } from './delta-ring.ts';
import { deltaTexts } from './delta-texts.ts';
import { denseStream, type DenseStream } from './dense-stream.ts';
import { snapshotBytes } from './snapshot-bytes.ts';
import { hasClassA } from '../wire/durability.ts';
import { fold } from '../wire/fold.ts';
import { isInSet, topicsOf, type TopicSet } from '../wire/topic-set.ts';

/**
 * A city and its clock. `position` and `events` are read once, when the timeline takes it over:
 * after that a timeline shows what was published to it, never what is not yet in the log.
 */
export interface CitySource {
  readonly city: string;
  position(): Position;
  now(): Instant;
  speed(): number;
  events(): Iterable<CityEvent>;
}

/** A snapshot and the deltas that lead from it to the present, ready to send. */
export interface CatchUp {
  readonly snapshot?: Uint8Array;
  readonly deltas: readonly string[];
  readonly position: Position;
}

/** One ordered stream for any number of watchers: everything is encoded once a topic set. */
export interface Timeline {
  readonly mode: Mode;
  readonly source: () => CitySource;
  /** All that is in force at `position`, flushed before it is read. */
  readonly events: () => Iterable<CityEvent>;
  /** Takes a delta for the next flush; with an alert or incident in it, that is now. */
  publish(delta: Delta): void;
  /** Folds what was published since the last flush into one delta and tells `onFlush`. */
  flush(): void;
  /** Called after each flush that had something; `newest` is then the delta. */
  onFlush(listener: () => void): void;
  /** Called when another city state took over. */
  onReset(listener: () => void): void;
  /** Position of the last flush. */
  position(): Position;
  /**
   * Another city state is on its way, at `to`: watchers keep what they see. What is published until
   * `reset` is on the way there, and part of the state that takes over.
   */
  hold(to: Instant): void;
  /** Where it is on its way to. */
  seeking(): Instant | undefined;
  /** Called when it begins to hold. */
  onHold(listener: () => void): void;
  /** Another city state takes over: a new epoch for every watcher. */
  reset(source: CitySource): void;
  /** Text of the delta just flushed. */
  newest(set: TopicSet): string | undefined;
  /** Vehicles and road speeds as of the last flush. */
  frames(): Pick<DenseStream, 'newest' | 'key'>;
  /** What brings a watcher to the last flush; `resume` is the position it holds. */
  catchUp(set: TopicSet, resume?: Position): Promise<CatchUp>;
  /** Snapshots encoded so far; a measure, not a promise. */
  encodings(): number;
}

interface Encoded {
  readonly position: Position;
  readonly bytes: Promise<Uint8Array>;
}

/**
 * `nowMs` is the wall's time: the ring forgets by it, whatever the timeline's clock does. `recent`
 * are the deltas that led to the first position, so that screens resume after a restart.
 */
export function timeline(
  mode: Mode,
  first: CitySource,
  nowMs: () => number,
  recent: readonly Delta[] = [],
): Timeline {
  const flushListeners: (() => void)[] = [];
  const resetListeners: (() => void)[] = [];
  const holdListeners: (() => void)[] = [];
  const ring = deltaRing();
  const texts = deltaTexts(ring);
  const encoded = new Map<TopicSet, Encoded>();
  let source = first;
  let shown = bySubject(first.events());
  let pending: Delta[] = [];
  let position = first.position();
  let dense = denseStream(position, first.now(), [...shown.values()]);
  let seeking: Instant | undefined;
  let encodings = 0;
  ring.clear((recent[0]?.from ?? position.seq + 1) - 1);
  for (const delta of recent) ring.push(delta, nowMs());

  const flush = (): void => {
    if (pending.length === 0) return;
    const delta = fold(pending);
    pending = [];
    ring.push(delta, nowMs());
    texts.renew();
    dense.take(delta);
    position = { epoch: delta.epoch, seq: delta.to };
    for (const listener of flushListeners) listener();
  };

  /** Deltas that continue a snapshot, if they are few beside it. */
  const tailOf = (held: Encoded, set: TopicSet): readonly string[] | undefined => {
    if (held.position.epoch !== position.epoch) return undefined;
    const tail = texts.since(held.position.seq, set);
    return tail !== undefined && charsOf(tail) <= MAX_TAIL_CHARS ? tail : undefined;
  };

  const encode = (set: TopicSet): Encoded => {
    const held = encoded.get(set);
    // A snapshot that the ring still continues is as good as a new one.
    if (held !== undefined && tailOf(held, set) !== undefined) return held;
    // It shows the state as it is: nothing of that may still be waiting to be sent.
    flush();
    encodings += 1;
    const head = snapshotHead(source, mode, position, set);
    const made: Encoded = {
      position,
      bytes: snapshotBytes(head, [...shown.values()].filter(isInSet(set))),
    };
    encoded.set(set, made);
    return made;
  };

  return {
    mode,
    source: () => source,
    events: () => {
      flush();
      return shown.values();
    },
    publish: (delta) => {
      if (delta.from > delta.to || seeking !== undefined) return;
      for (const event of delta.upserts) shown.set(event.subject, event);
      for (const subject of delta.removals) shown.delete(subject);
      pending.push(delta);
      if (hasClassA(delta)) flush();
    },
    flush,
    onFlush: (listener) => flushListeners.push(listener),
    onReset: (listener) => resetListeners.push(listener),
    position: () => position,
    hold: (to) => {
      flush();
      seeking = to;
      for (const listener of holdListeners) listener();
    },
    seeking: () => seeking,
    onHold: (listener) => holdListeners.push(listener),
    reset: (next) => {
      seeking = undefined;
      source = next;
      shown = bySubject(next.events());
      pending = [];
      position = next.position();
      dense = denseStream(position, next.now(), [...shown.values()]);
      ring.clear(position.seq);
      texts.renew();
      encoded.clear();
      for (const listener of resetListeners) listener();
    },
    newest: (set) => texts.newest(set),
    frames: () => dense,
    catchUp: async (set, resume) => {
      if (resume?.epoch === position.epoch) {
        const deltas = texts.since(resume.seq, set);
        if (deltas !== undefined && charsOf(deltas) <= MAX_REPLAY_CHARS) {
          return { deltas, position };
        }
      }
      for (;;) {
        const held = encode(set);
        const snapshot = await held.bytes;
        // The city went on while it was compressed: the ring leads from there, or it starts anew.
        const isOurs = held.position.epoch === position.epoch;
        const deltas = isOurs ? texts.since(held.position.seq, set) : undefined;
        if (deltas !== undefined) return { snapshot, deltas, position };
      }
    },
    encodings: () => encodings,
  };
}

/** A snapshot is used again while the deltas after it, which are not compressed, stay small. */
const MAX_TAIL_CHARS = 250_000;
/** More than this and a fresh snapshot is the smaller answer. */
const MAX_REPLAY_CHARS = 1_048_576;

function charsOf(texts: readonly string[]): number {
  return texts.reduce((sum, text) => sum + text.length, 0);
}

function bySubject(events: Iterable<CityEvent>): Map<string, CityEvent> {
  return new Map(Array.from(events, (event) => [event.subject, event]));
}

function snapshotHead(
  source: CitySource,
  mode: Mode,
  position: Position,
  set: TopicSet,
): Omit<Snapshot, 'events'> {
  return {
    ...position,
    protocol: PROTOCOL,
    city: source.city,
    view: 'ops',
    topics: topicsOf(set),
    mode,
    speed: source.speed(),
    now: source.now(),
  };
}
