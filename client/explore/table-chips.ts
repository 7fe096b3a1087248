import type { DistrictCode } from '../../contract/place.ts';
import { rankOf, type Level } from '../design/severity.ts';
import type { Words } from '../design/wording.ts';
import { distanceWords } from './distance-words.ts';
import type { Filter } from './filter.ts';

/** One part of the filter, in words, and the filter without it. */
export interface FilterChip {
  readonly id: string;
  readonly text: string;
  readonly without: Filter;
}

function levelWords(levels: readonly Level[], { word }: Words): string {
  const inOrder = levels.toSorted((a, b) => rankOf(a) - rankOf(b));
  return inOrder.map((level) => word(`level/${level}`)).join('·');
}

function valueWords({ least, most }: NonNullable<Filter['value']>, { word }: Words): string {
  if (least === undefined) return word('explore/table/hit/most', { n: most ?? '' });
  if (most === undefined) return word('explore/table/hit/least', { n: least });
  return word('explore/table/hit/value', { least, most });
}

function areaWords(
  area: NonNullable<Filter['area']>,
  { word }: Words,
  nameOf: (subject: string) => string,
): string {
  switch (area.type) {
    case 'circle':
      return word('explore/table/hit/circle', { n: distanceWords(area.radiusM) });
    case 'polygon':
      return word('explore/table/hit/polygon');
    case 'near':
      return word('explore/table/hit/near', {
        n: distanceWords(area.radiusM),
        what: nameOf(area.subject),
      });
  }
}

function without(filter: Filter, part: 'value' | 'area' | 'isOpenOnly'): Filter {
  const { [part]: _, ...rest } = filter;
  return rest;
}

/** The parts of a filter that narrow anything; each can be taken away by itself. */
export function filterChips(
  filter: Filter,
  words: Words,
  names: {
    readonly districtName: (code: DistrictCode) => string;
    readonly nameOf: (subject: string) => string;
  },
): readonly FilterChip[] {
  const { text, levels, districts, value, area, isOpenOnly } = filter;
  const { word } = words;
  const all: readonly (FilterChip | undefined)[] = [
    text.trim() === ''
      ? undefined
      : {
          id: 'text',
          text: word('explore/table/hit/text', { text: text.trim() }),
          without: { ...filter, text: '' },
        },
    levels.length === 0
      ? undefined
      : { id: 'levels', text: levelWords(levels, words), without: { ...filter, levels: [] } },
    districts.length === 0
      ? undefined
      : {
          id: 'districts',
          text: districts.map(names.districtName).join('·'),
          without: { ...filter, districts: [] },
        },
    value === undefined
      ? undefined
      : { id: 'value', text: valueWords(value, words), without: without(filter, 'value') },
    area === undefined
      ? undefined
      : {
          id: 'area',
          text: areaWords(area, words, names.nameOf),
          without: without(filter, 'area'),
        },
    isOpenOnly === true
      ? {
          id: 'open',
          text: word('explore/table/hit/open'),
          without: without(filter, 'isOpenOnly'),
        }
      : undefined,
  ];
  return all.filter((chip) => chip !== undefined);
}
