import { instantOf } from '../../contract/instant.ts';
import { eventLines, subjectOf } from './event-lines.ts';
import type { KeyframeRef, PastHole, PastRows, PastStep } from './past-rows.ts';

/** A city that was; the texts of its events by subject (see `event-lines.ts`). */
export interface PastCity {
  readonly lines: ReadonlyMap<string, string>;
  /** Of the last step folded. */
  readonly seq: number;
  readonly epoch: string;
  /** Of the last positions folded. */
  readonly positionSeq: number;
  /** Texts of the keyframe: kept by whoever keeps many of them, others then share them. */
  readonly base: ReadonlyMap<string, string>;
}

/** Where a fold stands in the log. */
export interface FoldPlace {
  seq: number;
  epoch: string;
  positionSeq: number;
}

/** A city that was and how it goes on. */
export interface PastCourse {
  /** Events in force at the beginning, by subject; valid until the next call of anything. */
  readonly lines: ReadonlyMap<string, string>;
  /** Everything from where it stands up to an instant, in order, into the sink. */
  readonly goTo: (untilMs: number, sink: FoldSink) => void;
}

/** Takes over what a fold meets, in the order of the log. */
export interface FoldSink {
  upsert(subject: string, line: string): void;
  remove(subject: string): void;
}

/** Everything recorded after a place and up to an instant, into the sink; the place moves along. */
export function foldOn(rows: PastRows, place: FoldPlace, untilMs: number, sink: FoldSink): void {
  if (!rows.holds(place)) {
    throw new Error('the log no longer leads on from here: it begins anew, or later');
  }
  const take = (lines: readonly string[]): void => {
    for (const line of lines) sink.upsert(subjectOf(line), line);
  };
  const waiting = rows.positions(place.positionSeq, untilMs);
  let next = waiting.next();
  const positionsBefore = (seq: number): void => {
    for (; next.done !== true && next.value.seq < seq; next = waiting.next()) {
      take(eventLines(next.value.body).lines);
      place.positionSeq = next.value.seq;
    }
  };
  for (const step of rows.steps(place.seq, untilMs)) {
    positionsBefore(step.seqFrom);
    const { lines, removals } = stepLines(step);
    take(lines);
    for (const subject of removals) sink.remove(subject);
    place.seq = step.seqTo;
    place.epoch = step.epoch;
  }
  positionsBefore(Number.POSITIVE_INFINITY);
}

/** Upserts and removals of a step. */
export function stepLines({ body }: PastStep): {
  readonly lines: readonly string[];
  readonly removals: readonly string[];
} {
  const { head, lines } = eventLines(body);
  return { lines, removals: (head as { readonly removals: readonly string[] }).removals };
}

/** The city as it was known, from `city` on. */
export function knownCourse(rows: PastRows, { lines, ...from }: PastCity): PastCourse {
  const { seq, epoch, positionSeq } = from;
  const place = { seq, epoch, positionSeq };
  return { lines, goTo: (untilMs, sink) => foldOn(rows, place, untilMs, sink) };
}

/** Folds the log to any instant; goes on from what it folded last where that lies before. */
export interface PastCities {
  /**
   * What was known at an instant; undefined before the first keyframe. Valid until the next call.
   * Throws where not every change is known, and on damage.
   */
  at(atMs: number): PastCity | undefined;
}

interface Folded {
  readonly key: string;
  /** Of the keyframe. */
  readonly base: ReadonlyMap<string, string>;
  readonly lines: Map<string, string>;
  readonly place: FoldPlace;
  atMs: number;
}

export function pastCities(rows: PastRows): PastCities {
  let held: Folded | undefined;
  const shared = new Map<string, WeakRef<ReadonlyMap<string, string>>>();
  const baseOf = (ref: KeyframeRef): ReadonlyMap<string, string> => {
    const key = keyOf(ref);
    const found = shared.get(key)?.deref();
    if (found !== undefined) return found;
    for (const [old, base] of shared) if (base.deref() === undefined) shared.delete(old);
    const base = keyframeLines(rows.keyframeBody(ref));
    shared.set(key, new WeakRef(base));
    return base;
  };
  const begin = (ref: KeyframeRef): Folded => {
    const key = keyOf(ref);
    const base = baseOf(ref);
    return {
      key,
      base,
      lines: new Map(base),
      place: { seq: ref.seq, epoch: ref.epoch, positionSeq: ref.seq },
      atMs: ref.at,
    };
  };
  return {
    at: (atMs) => {
      const ref = rows.keyframe(atMs);
      const hole = rows.holeAfter(atMs);
      if (hole !== undefined && hole.fromMs <= atMs) throw new Error(holeText(hole));
      if (ref === undefined) return undefined;
      const isAhead = held !== undefined && held.key === keyOf(ref) && held.atMs <= atMs;
      const folded = isAhead && held !== undefined ? held : begin(ref);
      // Half a fold is no state to go on from.
      held = undefined;
      const { lines, place } = folded;
      foldOn(rows, place, atMs, {
        upsert: (subject, line) => lines.set(subject, line),
        remove: (subject) => lines.delete(subject),
      });
      folded.atMs = atMs;
      held = folded;
      return { lines, base: folded.base, ...place };
    },
  };
}

/** What a viewer is told of a place that cannot be shown. */
function holeText({ fromMs, toMs }: PastHole): string {
  return `from ${instantOf(fromMs)} to ${instantOf(toMs)} the log has not every change`;
}

function keyOf({ seq, epoch, crc }: KeyframeRef): string {
  return `${seq} ${epoch} ${crc}`;
}

function keyframeLines(body: Buffer): ReadonlyMap<string, string> {
  return new Map(eventLines(body).lines.map((line) => [subjectOf(line), line]));
}
