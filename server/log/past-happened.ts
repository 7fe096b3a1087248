import type { CityEvent, Kind } from '../../contract/event.ts';
import { instantMs } from '../../contract/instant.ts';
import { isOlder, type Versioned } from '../city/is-older.ts';
import { eventLines, subjectOf } from './event-lines.ts';
import { foldOn, stepLines, type PastCity, type PastCourse } from './past-city.ts';
import type { PastRows, PastStep } from './past-rows.ts';

/** An event that is shown before it was recorded: at the instant it speaks of. */
interface Moved {
  readonly subject: string;
  readonly line: string;
  readonly version: Versioned;
  readonly recordedMs: number;
  readonly fromMs: number;
}

/** What is recorded later than this after an instant changes nothing of it. */
const WITHIN_MS = 24 * 3_600_000;
/** Read ahead at once. */
const AHEAD_MS = 60_000;

/**
 * The city as it turned out. At an instant t it is what was known at t, and upon it each event
 * recorded within the 24 h after t that speaks of t or before: it takes the place of what it is not
 * older than by its version, or of nothing. So a late value and a corrected one stand at the instant
 * they speak of, and a version beats another however they arrived.
 *
 * An event speaks of its `time`; one with an end (`endedAt`) of that end, if it is later: a thing
 * that ended after t is not shown as ended at t. Not moved, and shown as they were known: vehicles;
 * what we ourselves concluded (health of feeds, indicators, a warning whose renewal is awaited);
 * messages of a warning that came too late to change it; values dated ahead of their arrival;
 * removals from the city.
 */
export function happenedCourse(rows: PastRows, city: PastCity, atMs: number): PastCourse {
  const known = overlay(city);
  const { seq, epoch, positionSeq } = city;
  const place = { seq, epoch, positionSeq };
  /** Shown, and not recorded yet. */
  const shown = new Map<string, readonly Moved[]>();
  /** To be shown later, up to `readMs`. */
  let waiting: Moved[] = [];
  let nowMs = atMs;
  let readMs = Number.NEGATIVE_INFINITY;
  let readSeq = seq;

  const take = (steps: Iterable<PastStep>, afterMs: number, untilMs: number): void => {
    for (const step of steps) {
      for (const moved of movedOf(step)) {
        if (moved.fromMs > afterMs && moved.fromMs <= untilMs) waiting.push(moved);
      }
    }
  };
  /** What speaks of instants up to `untilMs` and is recorded by now. */
  const read = (untilMs: number): void => {
    const last = rows.numbers()?.last ?? readSeq;
    const endMs = rows.span()?.toMs ?? nowMs;
    if (last > readSeq && readMs > Number.NEGATIVE_INFINITY && endMs - WITHIN_MS <= readMs) {
      const fresh = rows.speakingOf(readMs, nowMs, readMs + WITHIN_MS, readSeq);
      take(fresh, Number.NEGATIVE_INFINITY, readMs);
    }
    readSeq = Math.max(readSeq, last);
    if (untilMs <= readMs) return;
    take(rows.speakingOf(untilMs, nowMs, untilMs + WITHIN_MS, seq), readMs, untilMs);
    readMs = untilMs;
  };
  const valueOf = (subject: string): string | undefined => {
    let line = known.get(subject);
    const over = shown.get(subject);
    if (over === undefined) return line;
    let held = line === undefined ? undefined : versionOf(line);
    for (const moved of over) {
      if (held !== undefined && isOlder(moved.version, held)) continue;
      ({ line, version: held } = moved);
    }
    return line;
  };
  const show = (touch: (subject: string) => void): void => {
    const due = waiting.filter(({ fromMs }) => fromMs <= nowMs);
    waiting = waiting.filter(({ fromMs }) => fromMs > nowMs);
    for (const [subject, over] of shown) {
      if (over.every(({ recordedMs }) => recordedMs > nowMs)) continue;
      touch(subject);
      shown.set(
        subject,
        over.filter(({ recordedMs }) => recordedMs > nowMs),
      );
    }
    for (const moved of due) {
      if (moved.recordedMs <= nowMs) continue;
      touch(moved.subject);
      shown.set(moved.subject, [...(shown.get(moved.subject) ?? []), moved]);
    }
    for (const [subject, over] of shown) if (over.length === 0) shown.delete(subject);
  };

  read(atMs);
  show(() => undefined);
  const lines = new Map(city.lines);
  for (const subject of shown.keys()) lines.set(subject, valueOf(subject) ?? '');
  return {
    lines,
    goTo: (untilMs, sink) => {
      read(Math.max(untilMs, untilMs > readMs ? nowMs + AHEAD_MS : readMs));
      const before = new Map<string, string | undefined>();
      const touch = (subject: string): void => {
        if (!before.has(subject)) before.set(subject, valueOf(subject));
      };
      foldOn(rows, place, untilMs, {
        upsert: (subject, line) => {
          touch(subject);
          known.set(subject, line);
        },
        remove: (subject) => {
          touch(subject);
          known.set(subject, undefined);
        },
      });
      nowMs = untilMs;
      show(touch);
      for (const [subject, was] of before) {
        const is = valueOf(subject);
        if (is === was) continue;
        if (is === undefined) sink.remove(subject);
        else sink.upsert(subject, is);
      }
    },
  };
}

/** Texts by subject upon those of a keyframe, which any number of playbacks share. */
function overlay({ base, lines }: PastCity): {
  readonly get: (subject: string) => string | undefined;
  readonly set: (subject: string, line: string | undefined) => void;
} {
  const changed = new Map<string, string | undefined>();
  const set = (subject: string, line: string | undefined): void => {
    changed.set(subject, line === undefined ? undefined : copied(line));
  };
  for (const [subject, line] of lines) if (base.get(subject) !== line) set(subject, line);
  for (const subject of base.keys()) if (!lines.has(subject)) set(subject, undefined);
  return {
    get: (subject) => (changed.has(subject) ? changed.get(subject) : base.get(subject)),
    set,
  };
}

/** What decides, without the rest: there are many of them. */
function versionOf(line: string): Versioned {
  const { id, recordedtime, data } = JSON.parse(line) as Versioned;
  return { id, recordedtime, data: { version: data.version } };
}

/** Events of a step that are shown earlier than they were recorded. */
function movedOf(step: PastStep): readonly Moved[] {
  const upserts = stepLines(step).lines;
  const late = step.late === undefined ? [] : eventLines(step.late).lines;
  return [...upserts, ...late].flatMap((line, index) => {
    const event = JSON.parse(line) as CityEvent;
    const { id, recordedtime, data } = event;
    const isLate = index >= upserts.length;
    const spokenMs = isMovable(event, isLate) ? spokenOfMs(event) : step.atMs;
    const fromMs = Math.max(spokenMs, step.atMs - WITHIN_MS);
    if (fromMs >= step.atMs) return [];
    const recordedMs = step.atMs;
    const version = { id, recordedtime, data: { version: data.version } };
    return [{ subject: subjectOf(line), line: copied(line), version, recordedMs, fromMs }];
  });
}

/** What the office and the feeds' health said was said then, with what was known then. */
const UNMOVED: ReadonlySet<Kind> = new Set([
  'feed',
  'indicator',
  'position',
  'situation',
  'alarm',
  'stage',
  'directive',
]);

function isMovable({ kind, data }: CityEvent, isLate: boolean): boolean {
  if (UNMOVED.has(kind)) return false;
  if (data.flags?.includes('awaiting-update') === true) return false;
  return !(isLate && kind === 'alert' && 'messageKey' in data);
}

function spokenOfMs({ time, data }: CityEvent): number {
  const endedAt = 'endedAt' in data ? data.endedAt : undefined;
  return Math.max(instantMs(time), endedAt === undefined ? 0 : instantMs(endedAt));
}

/** A text of its own: a part of a larger one would keep all of that in memory. */
function copied(line: string): string {
  return Buffer.from(line, 'latin1').toString('latin1');
}
