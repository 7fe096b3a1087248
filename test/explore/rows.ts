import { createWording } from '../../client/design/wording.ts';
import { say, type Language } from '../../client/design/language.ts';
import type { TableTelling } from '../../client/explore/table-column.ts';
import type { Thing } from '../../client/explore/thing.ts';
import type { Words } from '../../client/design/wording.ts';
import { nowMs } from '../client/wall-events.ts';

/** The words of a language without a page. */
export function wordsOf(language: Language): Words {
  const wording = createWording(language);
  return {
    language,
    word: (path, fill) => wording.t(path, { ...fill }),
    say: (text) => say(text, language),
  };
}

/** What the table's cells are told with, at the clock of the wall's events. */
export function tellingOf(
  language: Language = 'ko',
  more: Partial<TableTelling> = {},
): TableTelling {
  return {
    words: wordsOf(language),
    zone: 'Asia/Seoul',
    nowMs,
    districtName: (code) =>
      ({ '11560': '영등포구', '11590': '동작구', '11620': '관악구' })[code] ?? code,
    feedOf: () => undefined,
    ...more,
  };
}

/** A row without an event, as dense ones are. */
export function aRow(key: string, parts: Partial<Thing> & { readonly ko?: string } = {}): Thing {
  const { ko = key, ...more } = parts;
  return {
    key,
    subject: key,
    layer: 'observation/water.level',
    kind: 'observation',
    domain: 'disaster',
    name: { ko },
    what: { ko: '하천 수위', en: 'River level' },
    level: 0,
    districts: [],
    geometry: null,
    sinceMs: nowMs - 60_000,
    atMs: nowMs - 60_000,
    knownMs: nowMs - 30_000,
    feed: 'han-river',
    ...more,
  };
}
