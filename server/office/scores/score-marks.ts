import type { CityEvent } from '../../../contract/event.ts';
import { instantMs } from '../../../contract/instant.ts';
import type { DistrictCode } from '../../../contract/place.ts';
import { fits } from '../event-measure.ts';
import { isNewer, type Version } from './is-newer.ts';
import type { ScorePart } from './score-settings.ts';

/** What one version of a thing says to a part. */
export interface Verdict {
  readonly fits: boolean;
  /** Of a part with `within`: when its two stages were reached. */
  readonly fromMs?: number | undefined;
  readonly toMs?: number | undefined;
}

interface Mark extends Version {
  readonly timeMs: number;
  readonly districts: readonly DistrictCode[];
  readonly verdicts: ReadonlyMap<ScorePart, Verdict>;
}

interface Thing {
  readonly beginMs: number;
  readonly marks: Mark[];
}

/** A thing as it was known. */
export interface Known {
  readonly districts: readonly DistrictCode[];
  readonly verdict: Verdict;
}

export interface ScoreMarks {
  note(event: CityEvent): void;
  /**
   * Things that began in `[fromMs, untilMs)`, as their newest version tells them that is of the
   * window and had arrived before `untilMs`.
   */
  of(part: ScorePart, fromMs: number, untilMs: number): readonly Known[];
  /** The earliest begin among what the part's feed told. */
  earliestMs(part: ScorePart): number;
  /** Forgets what began before. */
  forget(beforeMs: number): void;
}

/** Remembers only what the parts ask of an event, so that a count costs what is in its window. */
export function scoreMarks(parts: readonly ScorePart[]): ScoreMarks {
  const byKey = new Map<string, Map<string, Thing>>();
  const asked = new Map<string, readonly ScorePart[]>(Map.groupBy(parts, keyOf));
  const earliest = new Map<string, number>();
  return {
    note: (event) => {
      const begin = beginOf(event);
      if (begin === undefined) return;
      const key = `${event.kind} ${event.data.provenance.feed}`;
      const wanted = asked.get(key);
      if (wanted === undefined) return;
      const beginMs = instantMs(begin);
      earliest.set(key, Math.min(earliest.get(key) ?? beginMs, beginMs));
      const verdicts = new Map(wanted.flatMap((part) => verdictOf(part, event)));
      const mark = {
        timeMs: instantMs(event.time),
        recordedMs: instantMs(event.recordedtime),
        version: event.data.version,
        id: event.id,
        districts: event.data.districts,
        verdicts,
      };
      const things = byKey.get(key) ?? new Map<string, Thing>();
      byKey.set(key, things);
      const marks = things.get(event.subject)?.marks ?? [];
      marks.push(mark);
      things.set(event.subject, { beginMs, marks });
    },
    of: (part, fromMs, untilMs) =>
      [...(byKey.get(keyOf(part))?.values() ?? [])].flatMap(
        ({ beginMs, marks }): readonly Known[] => {
          if (beginMs < fromMs || beginMs >= untilMs) return [];
          const newest = newestOf(
            marks.filter(
              ({ timeMs, recordedMs }) =>
                timeMs >= fromMs && timeMs < untilMs && recordedMs < untilMs,
            ),
          );
          const verdict = newest?.verdicts.get(part);
          return newest === undefined || verdict === undefined
            ? []
            : [{ districts: newest.districts, verdict }];
        },
      ),
    earliestMs: (part) => earliest.get(keyOf(part)) ?? Number.POSITIVE_INFINITY,
    forget: (beforeMs) => {
      for (const things of byKey.values()) {
        for (const [subject, { beginMs }] of things) {
          if (beginMs < beforeMs) things.delete(subject);
        }
      }
    },
  };
}

function keyOf({ kind, feed }: ScorePart): string {
  return `${kind} ${feed}`;
}

function newestOf(marks: readonly Mark[]): Mark | undefined {
  return marks.reduce<Mark | undefined>(
    (newest, mark) => (newest === undefined || isNewer(mark, newest) ? mark : newest),
    undefined,
  );
}

function beginOf(event: CityEvent): string | undefined {
  if (event.kind === 'incident') return event.data.startedAt;
  if (event.kind === 'alert') return event.data.sent;
  return event.kind === 'request' ? event.data.requestedAt : undefined;
}

function verdictOf(part: ScorePart, event: CityEvent): readonly (readonly [ScorePart, Verdict])[] {
  if (!fits(event, part.among)) return [];
  const { within } = part;
  const verdict = { fits: fits(event, part.where) };
  if (within === undefined) return [[part, verdict]];
  const stages = event.kind === 'incident' ? (event.data.stages ?? []) : [];
  const reachedMs = (code: string): number | undefined => {
    const at = stages.find((stage) => stage.code === code)?.at;
    return at === undefined ? undefined : instantMs(at);
  };
  return [[part, { ...verdict, fromMs: reachedMs(within.from), toMs: reachedMs(within.to) }]];
}
