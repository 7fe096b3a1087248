import { decodeText } from '../feed-kit/charset.ts';
import { decodeCp949 } from '../feed-kit/cp949.ts';
import type { Rows } from '../feed-kit/define-connector.ts';
import { optionalText } from '../feed-kit/field.ts';
import { isHtml } from '../feed-kit/is-html.ts';
import { parseJson } from '../feed-kit/parse-json.ts';
import type { RawFrame } from '../feed-kit/raw-frame.ts';
import { at, isRecord } from '../feed-kit/record.ts';
import { indicatorCsv } from './indicator-csv.ts';
import { withPeriods } from './indicator-past.ts';

export const INDICATOR_FORMAT = 'city-indicators/1';

const LISTS = { statistics: 'statistic', pledges: 'pledge', votes: 'vote' } as const;

/** JSON or a table; which of them the first character tells. */
export function indicatorRows({ body, contentType }: RawFrame): Rows {
  const text = textOf(body, contentType).trim();
  if (text === '') throw new Error('empty body');
  if (isHtml(text, contentType)) throw new Error('HTML page instead of data');
  if (!/^[{[]/.test(text)) return { rows: withPeriods(indicatorCsv(text)) };
  return jsonRows(parseJson(text).value);
}

/** Whether the bytes are UTF-8 can be told from them; Korean spreadsheets save everything else as CP949. */
function textOf(body: Uint8Array, contentType = ''): string {
  const hasMark = body[0] === 0xef || (body[0] ?? 0) >= 0xfe;
  if (hasMark || /charset\s*=/i.test(contentType)) {
    const text = decodeText(body, contentType);
    if (text === undefined) throw new Error('unknown character set');
    return text;
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(body);
  } catch {
    const text = decodeCp949(body);
    if (text.includes('\ufffd')) throw new Error('neither UTF-8 nor CP949');
    return text;
  }
}

function jsonRows(payload: unknown): Rows {
  const error = at(payload, 'error');
  if (error !== undefined) {
    const [code, message] = ['code', 'message'].map((key) =>
      optionalText.safeParse(at(error, key)),
    );
    return {
      fault: { kind: 'source', code: code?.data ?? 'error', message: message?.data ?? '' },
    };
  }
  const format = optionalText.safeParse(at(payload, 'format')).data;
  if (format !== INDICATOR_FORMAT) {
    const message = `expected ${INDICATOR_FORMAT}, got ${format?.slice(0, 40) ?? 'none'}`;
    return { fault: { kind: 'config', code: 'format', message } };
  }
  const lists = Object.entries(LISTS).filter(([name]) => at(payload, name) !== undefined);
  if (lists.length === 0) throw new Error('no statistics, pledges or votes');
  const shared = Object.fromEntries(
    ['publishedAt', 'sourceName', 'sourceUrl'].flatMap((key) => {
      const value = at(payload, key);
      return value === undefined ? [] : [[key, value]];
    }),
  );
  const rows = lists.flatMap(([name, form]) => {
    const list = at(payload, name);
    if (!Array.isArray(list)) throw new Error(`${name}: not a list`);
    return list.map((row: unknown, index): unknown =>
      isRecord(row) ? { ...shared, ...row, form, place: `${name}.${index}` } : row,
    );
  });
  return { rows: withPeriods(rows) };
}
