import type { AggregateAnswer, SeriesAnswer } from '../../contract/history.ts';
import { localTimeText } from '../feed-kit/zoned-time.ts';
import type { Cell } from '../../contract/csv-text.ts';

type Table = readonly (readonly Cell[])[];

/**
 * A series as a table; `facts` = mode and zone. An empty step has a count of 0 and no values; before
 * `held from` that says nothing.
 */
export function seriesRows(answer: SeriesAnswer, facts: readonly Cell[]): Table {
  const { datastream, observedProperty, unit, shiftSec, basis, heldFrom } = answer;
  const zone = String(facts[1]);
  const head = [
    'mode',
    'zone of city time',
    'time [UTC]',
    'time [city time]',
    'count',
    'min',
    'mean',
    'max',
    'last',
    'doubtful',
    'unit [UCUM]',
    'datastream',
    'property',
    'step [s]',
    'shift [s]',
    'basis',
    'held from [UTC]',
  ];
  const rows = answer.points.map(({ at, count, min, mean, max, last, doubtful }) => [
    ...facts,
    at,
    localTimeText(at, zone, 'yyyy-MM-dd HH:mm:ss'),
    count,
    min ?? null,
    mean ?? null,
    max ?? null,
    last ?? null,
    doubtful ?? null,
    unit,
    datastream,
    observedProperty,
    answer.stepSec,
    shiftSec,
    basis,
    heldFrom ?? null,
  ]);
  return [head, ...rows];
}

/** Groups as a table, a column for each thing they are counted by. */
export function aggregateRows(answer: AggregateAnswer, facts: readonly Cell[]): Table {
  const { kind, by, from, to, groups } = answer;
  const head = ['mode', 'zone of city time', 'kind', 'from [UTC]', 'to [UTC]', ...by];
  const rows = groups.map(({ key, count, min, mean, max }) => [
    ...facts,
    kind,
    from,
    to,
    ...key,
    count,
    min ?? null,
    mean ?? null,
    max ?? null,
  ]);
  return [[...head, 'count', 'min', 'mean', 'max'], ...rows];
}
