import type { Filter } from './filter.ts';

/** What two fields say of a range of values, or why they say nothing. */
export type ValueRange =
  | { readonly ok: true; readonly value: Filter['value'] | undefined }
  | { readonly ok: false; readonly why: 'notNumber' | 'reversed' };

/** A number as people type it: `1,200.5`, `−3`; empty = no bound. */
function boundOf(typed: string): number | undefined {
  const plain = typed.replaceAll(',', '').replace('\u2212', '-').trim();
  return plain === '' ? undefined : Number(plain);
}

/** Reads the fields of least and most. */
export function valueRange(leastTyped: string, mostTyped: string): ValueRange {
  const [least, most] = [boundOf(leastTyped), boundOf(mostTyped)];
  if (Number.isNaN(least ?? 0) || Number.isNaN(most ?? 0)) return { ok: false, why: 'notNumber' };
  if (!Number.isFinite(least ?? 0) || !Number.isFinite(most ?? 0))
    return { ok: false, why: 'notNumber' };
  if (least === undefined && most === undefined) return { ok: true, value: undefined };
  if (least !== undefined && most !== undefined && least > most)
    return { ok: false, why: 'reversed' };
  return {
    ok: true,
    value: {
      ...(least === undefined ? {} : { least }),
      ...(most === undefined ? {} : { most }),
    },
  };
}
