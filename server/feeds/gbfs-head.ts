import type { Instant } from '../../contract/event.ts';
import type { Text } from '../../contract/place.ts';
import { offsetInstant } from '../feed-kit/offset-instant.ts';
import { at, isRecord, listOf, rowKey } from '../feed-kit/record.ts';

/** 1990 and 2100 in POSIX seconds: what is outside is a clock that was never set. */
const EARLIEST_SEC = 631_152_000;
const LATEST_SEC = 4_102_444_800;

/** A time of GBFS: POSIX seconds up to 2.3, RFC 3339 from 3.0; `undefined` for −1, 0 and nonsense. */
export function gbfsTime(value: unknown): Instant | undefined {
  if (typeof value === 'string' && !/^\d+$/.test(value)) return offsetInstant(value.trim());
  const sec = Number(value);
  if (!(sec >= EARLIEST_SEC && sec < LATEST_SEC)) return undefined;
  return new Date(Math.floor(sec) * 1000).toISOString();
}

/** A name: text up to 2.3, texts by language from 3.0. */
export function gbfsText(value: unknown): Text | undefined {
  if (typeof value === 'string') return value.trim() === '' ? undefined : { ko: value.trim() };
  const texts = listOf(value).flatMap((one) => {
    const text = rowKey(one, 'text');
    return text === undefined ? [] : [{ language: rowKey(one, 'language') ?? '', text }];
  });
  const said = (language: string) =>
    texts.find((one) => one.language.toLowerCase().startsWith(language))?.text;
  const ko = said('ko') ?? texts[0]?.text;
  const en = said('en');
  return ko === undefined ? undefined : { ko, ...(en === undefined ? {} : { en }) };
}

/** A switch that older systems write as 0 or 1, or as text; `undefined` = not said. */
export function gbfsFlag(value: unknown): boolean | undefined {
  if (typeof value === 'boolean') return value;
  const text = typeof value === 'string' ? value.trim().toLowerCase() : value;
  if (text === 1 || text === '1' || text === 'true') return true;
  return text === 0 || text === '0' || text === 'false' ? false : undefined;
}

/** `[name, url]` of a discovery file: by language up to 2.3, one list from 3.0. */
export function gbfsFiles(payload: unknown): ReadonlyMap<string, string> {
  const data = at(payload, 'data');
  const lists = isRecord(data)
    ? [at(data, 'feeds'), ...Object.values(data).map((language) => at(language, 'feeds'))]
    : [];
  const files = new Map<string, string>();
  for (const entry of lists.flatMap(listOf)) {
    const name = rowKey(entry, 'name');
    const url = rowKey(entry, 'url');
    if (name !== undefined && url !== undefined && !files.has(name)) files.set(name, url);
  }
  return files;
}
