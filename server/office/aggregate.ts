import type { CityEvent } from '../../contract/event.ts';
import type { Text } from '../../contract/place.ts';
import { valuesAt } from './event-measure.ts';
import type { EventMeasure } from './figure-measure.ts';

/** The number in an event that a measure is about; undefined = it holds none. */
export function numberIn(event: CityEvent, measure: EventMeasure): number | undefined {
  const [value] = valuesAt(event.data, pathOf(event, measure));
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}

function pathOf(event: CityEvent, { field, attribute }: EventMeasure): readonly string[] {
  if (event.kind === 'observation') return ['result'];
  if (attribute !== undefined) return ['attributes', attribute, 'value'];
  return (field ?? '').split('.');
}

/** What a number is of, where one event alone gives it. */
export function nameIn(event: CityEvent): Text | undefined {
  if (event.kind === 'observation') return event.data.featureOfInterest.name;
  return event.kind === 'asset' || event.kind === 'position' ? event.data.name : event.data.place;
}

/** The number of a list by form; `values` is not empty. */
export function aggregate(form: EventMeasure['form'], values: readonly number[]): number {
  const sum = values.reduce((total, value) => total + value, 0);
  switch (form) {
    case 'max':
      return Math.max(...values);
    case 'min':
      return Math.min(...values);
    case 'mean':
      return sum / values.length;
    case 'median': {
      const sorted = values.toSorted((a, b) => a - b);
      const middle = (sorted.length - 1) / 2;
      return ((sorted[Math.floor(middle)] ?? 0) + (sorted[Math.ceil(middle)] ?? 0)) / 2;
    }
    case 'count':
    case 'share':
    case 'sum':
      return sum;
  }
}
