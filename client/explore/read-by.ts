import type { CityEvent, ObservationData } from '../../contract/event.ts';
import type { Text } from '../../contract/place.ts';
import type { City, EventOf } from '../city/city.ts';
import { levelOf, type Level } from '../design/severity.ts';
import { numberOf } from '../city/observed-number.ts';

/** A rule that reads an event, and what it says of it. */
export interface ReadingRule {
  readonly subject: string;
  readonly form: 'alarm' | 'situation' | 'stage';
  readonly title: Text;
  readonly level: Level;
  /** State of an alarm, phase of a situation. */
  readonly state?: string;
  readonly limit?: number;
  readonly unit?: string;
  readonly why: Text | undefined;
  readonly sinceMs: number;
}

/** Alarms, situations and criteria of the stage that are fed by a thing. */
export function rulesReading(
  { byKind }: Pick<City, 'byKind'>,
  subject: string,
): readonly ReadingRule[] {
  const alarms = [...byKind.alarm.values()]
    .filter(({ data }) => data.watched === subject)
    .map(({ subject: own, data }): ReadingRule => ({
      subject: own,
      form: 'alarm',
      title: data.label,
      level: levelOf(data.severity),
      state: data.state,
      ...(data.limit === undefined ? {} : { limit: data.limit }),
      unit: data.unit,
      why: data.why,
      sinceMs: Date.parse(data.activeSince),
    }));
  const situations = [...byKind.situation.values()].flatMap(({ subject: own, data }) => {
    const [line] = data.evidence.filter((each) => each.subject === subject);
    return line === undefined
      ? []
      : [
          {
            subject: own,
            form: 'situation' as const,
            title: data.title,
            level: levelOf(data.severity),
            state: data.phase,
            why: line.text,
            sinceMs: Date.parse(line.at),
          },
        ];
  });
  const stages = [...byKind.stage.values()].flatMap(({ subject: own, data }) =>
    data.proposed.reasons
      .filter(({ subjects }) => subjects.includes(subject))
      .map(({ text, since, criterion }) => ({
        subject: own,
        ...(criterion === undefined ? {} : { state: criterion }),
        form: 'stage' as const,
        title: data.names[data.proposed.level],
        level: '?' as const,
        why: text,
        sinceMs: Date.parse(since ?? data.proposed.since),
      })),
  );
  return [...alarms, ...situations, ...stages];
}

/** The highest limit that a value has reached, and the next one. */
export function limitsAround(data: ObservationData): {
  readonly reached: NonNullable<ObservationData['thresholds']>[number] | undefined;
  readonly next: NonNullable<ObservationData['thresholds']>[number] | undefined;
} {
  const value = numberOf(data);
  const limits = data.thresholds ?? [];
  if (value === undefined) return { reached: undefined, next: undefined };
  return {
    reached: limits.findLast((limit) => value >= limit.value),
    next: limits.find((limit) => value < limit.value),
  };
}

/** Key figures and other indicators that say they are made of an event, or of its source. */
export function indicatorsOf(
  { byKind }: Pick<City, 'byKind'>,
  { subject, data }: CityEvent,
): readonly EventOf<'indicator'>[] {
  const { feed } = data.provenance;
  const sources: ReadonlySet<string> = new Set([subject, feed, `feed/${feed}`]);
  return [...byKind.indicator.values()].filter(
    ({ subject: own, data: indicator }) =>
      own !== subject &&
      indicator.form !== 'strip' &&
      'derivedFrom' in indicator &&
      indicator.derivedFrom.some((source) => sources.has(source)),
  );
}
