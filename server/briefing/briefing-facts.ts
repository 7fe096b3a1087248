import type { BriefingKind } from '../../contract/briefing.ts';
import type { Mode } from '../../contract/delta.ts';
import type { CityEvent, Instant, Kind } from '../../contract/event.ts';
import type { HistoryHole } from '../../contract/history.ts';
import type { District, Text } from '../../contract/place.ts';

/** What a briefing is of; the same question and log give the same briefing. */
export interface BriefingQuestion {
  readonly kind: BriefingKind;
  readonly from: Instant;
  /** Not included. */
  readonly to: Instant;
  /** What came later is left out; not before `to`. */
  readonly knownAt: Instant;
  /** Of an after-action report: the situation. */
  readonly subject?: string;
  /** Absent = of the city itself. */
  readonly exercise?: string;
}

/** Everything a briefing is composed from. */
export interface BriefingFacts extends BriefingQuestion {
  readonly city: {
    readonly id: string;
    readonly name: Text;
    readonly zone: string;
    readonly districts: readonly District[];
  };
  readonly mode: Mode;
  /** All versions in the span and known at `knownAt`, oldest first; of incidents also some before it. */
  readonly versions: readonly CityEvent[];
  /** What was in force at both ends as known then; absent = it is not held. */
  readonly before?: readonly CityEvent[];
  readonly after?: readonly CityEvent[];
  readonly holes?: readonly HistoryHole[];
  /** What could not be looked at, besides the holes. */
  readonly limits: readonly Text[];
}

export type EventOf<K extends Kind> = Extract<CityEvent, { readonly kind: K }>;

const isOf =
  <K extends Kind>(kind: K) =>
  (event: CityEvent): event is EventOf<K> =>
    event.kind === kind;

/** Versions of a kind in the span, oldest first. */
export function versionsOf<K extends Kind>(facts: BriefingFacts, kind: K): readonly EventOf<K>[] {
  return facts.versions.filter(isOf(kind));
}

/** What was in force at the begin, by subject. */
export function heldBefore<K extends Kind>(
  { before = [] }: BriefingFacts,
  kind: K,
): ReadonlyMap<string, EventOf<K>> {
  return new Map(before.filter(isOf(kind)).map((event) => [event.subject, event]));
}

/** The last version of everything that was in force or changed, also of what has ended since. */
export function lastOf<K extends Kind>(
  facts: BriefingFacts,
  kind: K,
): ReadonlyMap<string, EventOf<K>> {
  const last = new Map<string, EventOf<K>>();
  for (const event of [...(facts.before ?? []), ...facts.versions, ...(facts.after ?? [])]) {
    if (!isOf(kind)(event)) continue;
    const held = last.get(event.subject);
    if (held === undefined || sequenceOf(event) >= sequenceOf(held)) last.set(event.subject, event);
  }
  return last;
}

const sequenceOf = ({ sequence = '' }: CityEvent): string => sequence;

/** Whether an instant lies in the span. */
export function isWithin(at: Instant | null | undefined, span: BriefingQuestion): at is Instant {
  return typeof at === 'string' && at >= span.from && at < span.to;
}
