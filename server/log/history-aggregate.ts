import type { AggregateAnswer, AggregateQuery } from '../../contract/history.ts';
import { instantOf } from '../../contract/instant.ts';
import { msOf } from './history-filter.ts';
import { holesWithin } from './history-holes.ts';
import { hourOf, hourStart } from './history-hours.ts';
import { countedEvents, countedSeverities } from './history-counted-events.ts';
import { countedValues } from './history-counted-values.ts';
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
    firstHour: hourOf(msOf('from', query.from), view.phaseMs),
    lastHour: hourOf(msOf('to', query.to) - 1, view.phaseMs),
  };
  if (asked.lastHour < asked.firstHour) {
    throw new Unanswered('bad-query', 'expected from before to');
  }
  const sums = groupSums(view, by);
  if (kind === 'observation') countedValues(view, asked, sums);
  else if (hasSeverity) countedSeverities(view, asked, sums);
  else countedEvents(view, asked, sums);
  const fromMs = hourStart(asked.firstHour, view.phaseMs);
  const toMs = hourStart(asked.lastHour + 1, view.phaseMs);
  return {
    kind,
    by,
    from: instantOf(fromMs),
    to: instantOf(toMs),
    groups: sums.groups(),
    ...holesWithin(view, { fromMs, toMs }),
  };
}
