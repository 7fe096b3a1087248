import type { DistrictCode } from '../../contract/place.ts';
import type { Level } from '../design/severity.ts';
import type { Area } from './area.ts';

/** What map, table, charts and export are narrowed to; every part that is set must hold. */
export interface Filter {
  /** Words of name, sort, place or id; all of them, 초성 too. '' = any. */
  readonly text: string;
  /** Empty = any. */
  readonly levels: readonly Level[];
  readonly districts: readonly DistrictCode[];
  /** Of things with a number; others drop out while it is set. */
  readonly value?: { readonly least?: number; readonly most?: number };
  readonly area?: Area;
  /** Still going on; absent = also what has ended. */
  readonly isOpenOnly?: boolean;
}

export const NO_FILTER: Filter = { text: '', levels: [], districts: [] };

/** Whether anything is narrowed at all. */
export function isNarrow({ text, levels, districts, value, area, isOpenOnly }: Filter): boolean {
  return (
    text !== '' ||
    levels.length > 0 ||
    districts.length > 0 ||
    value !== undefined ||
    area !== undefined ||
    isOpenOnly === true
  );
}
