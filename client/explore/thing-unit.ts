import { say, type Language } from '../design/language.ts';
import type { Thing } from './thing.ts';

/** Unit of a row's number: UCUM, or the word that a figure gives. '' = it has none. */
export function unitOf({ unit, event }: Thing, language: Language): string {
  if (unit !== undefined) return unit;
  if (event?.kind !== 'indicator') return '';
  const { data } = event;
  return data.form === 'figure' || data.form === 'statistic' ? say(data.unit, language) : '';
}
