import { QUALITIES } from '../../contract/event.ts';
import type { HeldValue } from './history-hour-values.ts';

/** Values of a span taken together. `min`, `max`, `last` are null while `count` is 0. */
export interface Spread {
  count: number;
  doubtful: number;
  min: number | null;
  max: number | null;
  sum: number;
  last: number | null;
}

const GOOD = QUALITIES.indexOf('good');
const PROVISIONAL = QUALITIES.indexOf('provisional');
const SUSPECT = QUALITIES.indexOf('suspect');

export function emptySpread(): Spread {
  return { count: 0, doubtful: 0, min: null, max: null, sum: 0, last: null };
}

/** Takes the next value, in order of time. Bad and missing ones, and texts, are doubtful and nothing else. */
export function addValue(spread: Spread, { value, quality }: Omit<HeldValue, 'at'>): void {
  const isSound = quality === GOOD || quality === PROVISIONAL;
  if (!isSound || value === null) spread.doubtful += 1;
  if (value === null || (!isSound && quality !== SUSPECT)) return;
  spread.count += 1;
  spread.sum += value;
  spread.min = spread.min === null ? value : Math.min(spread.min, value);
  spread.max = spread.max === null ? value : Math.max(spread.max, value);
  spread.last = value;
}

/** Takes a later span as a whole. */
export function addSpread(spread: Spread, later: Spread): void {
  spread.count += later.count;
  spread.doubtful += later.doubtful;
  spread.sum += later.sum;
  if (later.min !== null) spread.min = Math.min(spread.min ?? later.min, later.min);
  if (later.max !== null) spread.max = Math.max(spread.max ?? later.max, later.max);
  if (later.last !== null) spread.last = later.last;
}
