import { QUALITIES, type Quality } from '../../contract/event.ts';
import type { DenseTable } from './dense-table.ts';

/** What may be read as how the road is. */
const USABLE: readonly (Quality | undefined)[] = ['good', 'provisional'];

/** Digits that a 32-bit number holds: 23.4, not 23.399999618530273. */
const DIGITS = 7;

/** The same for readers. */
export function readableLinkValue(table: DenseTable<'links'>, slot: number): number | undefined {
  const value = linkValue(table, slot);
  return value === undefined ? undefined : Number(value.toPrecision(DIGITS));
}

/** The speed of the link in a slot, in its entry's unit; `undefined` for none, doubtful or bad ones. */
export function linkValue({ columns }: DenseTable<'links'>, slot: number): number | undefined {
  const value = columns.result[slot];
  const quality = QUALITIES[columns.quality[slot] ?? QUALITIES.length];
  return value === undefined || Number.isNaN(value) || !USABLE.includes(quality)
    ? undefined
    : value;
}
