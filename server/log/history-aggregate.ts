import type { AggregateAnswer, AggregateQuery } from '../../contract/history.ts';
import { instantOf } from '../../contract/instant.ts';
import { msOf, seqKnownAt } from './history-filter.ts';
import { heldSpan } from './history-held-span.ts';
import { holesWithin } from './history-holes.ts';
import { hourOf, hourStart } from './history-hours.ts';
import { countedEvents, countedVersions } from './history-counted-events.ts';
import { countedValues } from './history-counted-values.ts';
import { countedKnownValues } from './history-counted-known-values.ts';
import { groupSums, type AskedGroups } from './history-groups.ts';
import { Unanswered, type HistoryView } from './history-view.ts';

/** Counts of whole hours of the city: the span is widened to them, and told as it was counted. */
export function aggregateAnswer(view: HistoryView, query: AggregateQuery): AggregateAnswer {
  const { kind, by } = query;
  if (kind === 'position') {
    throw new Unanswered('not-held', 'positions are kept for playback only, not for queries');
  }
  if (by.length < 1 || by.length > 2 || new Set(by).size !== by.length) {
    throw new Unanswered('bad-query', 'by: expected one or two, each once');
  }
  if (query.observedProperty !== undefined && kind !== 'observation') {
    throw new Unanswered('bad-query', 'observedProperty: only observations have one');
  }
  const hasSeverity = by.includes('severity');
  if (hasSeverity && kind === 'observation') {
    throw new Unanswered('bad-query', 'by: observations have no severity');
  }
  const asked: AskedGroups = {
    query,
    maxSeq: query.knownAt === undefined ? undefined : lastKnown(view, query.knownAt),
    firstHour: hourOf(msOf('from', query.from), view.phaseMs),
    lastHour: hourOf(msOf('to', query.to) - 1, view.phaseMs),
  };
  if (asked.lastHour < asked.firstHour) {
    throw new Unanswered('bad-query', 'expected from before to');
  }
  const fromMs = hourStart(asked.firstHour, view.phaseMs);
  const toMs = hourStart(asked.lastHour + 1, view.phaseMs);
  const held = heldSpan(view);
  const isOfVersions = asked.maxSeq !== undefined;
  if (kind === 'observation' && isOfVersions && fromMs < held.valuesFromMs) {
    const since = instantOf(held.valuesFromMs);
    throw new Unanswered('not-held', `known: single values are held since ${since}`);
  }
  const sums = groupSums(view, by);
  if (kind === 'observation') {
    if (isOfVersions) countedKnownValues(view, asked, sums);
    else countedValues(view, asked, sums);
  } else if (hasSeverity || isOfVersions) countedVersions(view, asked, sums);
  else countedEvents(view, asked, sums);
  const { knownAt } = query;
  const arrivedMs = knownAt === undefined ? toMs : Math.min(toMs, msOf('known', knownAt));
  return {
    kind,
    by,
    from: instantOf(fromMs),
    to: instantOf(toMs),
    ...(knownAt === undefined ? {} : { known: knownAt }),
    groups: sums.groups(),
    ...(held.fromMs === undefined ? {} : { heldFrom: instantOf(held.fromMs) }),
    ...holesWithin(view, { fromMs, toMs: arrivedMs }),
  };
}

/** Number of the last change that counts; undefined where all that is held was known, as the hours were counted. */
function lastKnown(view: HistoryView, knownAt: string): number | undefined {
  const seq = seqKnownAt(view, msOf('known', knownAt));
  const [last] = view.rows<[number | null]>('select max(seq) from step');
  return seq >= (last?.[0] ?? -1) ? undefined : seq;
}
