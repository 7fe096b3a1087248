import type { StatisticData } from '../../contract/city-indicator.ts';

type Period = StatisticData['period'];

/** Neither a typing error nor a code that only looks like a year. */
const DAY = /^(?:19|20|21)\d{2}-\d{2}-\d{2}$/;
const YEAR = /^((?:19|20|21)\d{2})$/;
const HALF = /^((?:19|20|21)\d{2})-H([12])$/;
const QUARTER = /^((?:19|20|21)\d{2})-Q([1-4])$/;
const MONTH = /^((?:19|20|21)\d{2})-(\d{2})$/;
const SPAN = /^(\d{4}-\d{2}-\d{2})\/(\d{4}-\d{2}-\d{2})$/;

const MONTHS_EN = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

/**
 * `2021`, `2021-H1`, `2021-Q3`, `2021-07`, `2021-07-31` or `2021-07-01/2021-09-15` → its first and
 * last day; undefined for anything else and for days that do not exist.
 */
export function periodOf(text: string): Period | undefined {
  const [, year] = YEAR.exec(text) ?? [];
  if (year !== undefined) return months(year, 1, 12, { ko: `${year}년`, en: year });
  const [, halfYear = '', half] = HALF.exec(text) ?? [];
  if (half !== undefined) {
    const label = {
      ko: `${halfYear}년 ${half === '1' ? '상' : '하'}반기`,
      en: `H${half} ${halfYear}`,
    };
    return months(halfYear, Number(half) * 6 - 5, 6, label);
  }
  const [, quarterYear = '', quarter] = QUARTER.exec(text) ?? [];
  if (quarter !== undefined) {
    const label = { ko: `${quarterYear}년 ${quarter}분기`, en: `Q${quarter} ${quarterYear}` };
    return months(quarterYear, Number(quarter) * 3 - 2, 3, label);
  }
  const [, monthYear = '', month] = MONTH.exec(text) ?? [];
  if (month !== undefined) {
    const name = MONTHS_EN[Number(month) - 1];
    if (name === undefined) return undefined;
    const label = { ko: `${monthYear}년 ${Number(month)}월`, en: `${name} ${monthYear}` };
    return months(monthYear, Number(month), 1, label);
  }
  const [, from = text, to = text] = SPAN.exec(text) ?? [];
  if (!isDay(from) || !isDay(to) || to < from) return undefined;
  const [first, last] = [dayWords(from), dayWords(to)];
  if (from === to) return { from, to, label: first };
  return { from, to, label: { ko: `${first.ko}–${last.ko}`, en: `${first.en} – ${last.en}` } };
}

/** `2022-08-08`, if there is such a day. */
export function isDay(text: string): boolean {
  if (!DAY.test(text)) return false;
  const ms = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(ms) && new Date(ms).toISOString().startsWith(text);
}

function months(year: string, first: number, count: number, label: Period['label']): Period {
  const from = `${year}-${String(first).padStart(2, '0')}-01`;
  const last = new Date(Date.UTC(Number(year), first - 1 + count, 0));
  return { from, to: `${year}-${last.toISOString().slice(5, 10)}`, label };
}

function dayWords(day: string): { readonly ko: string; readonly en: string } {
  const [year = '', month = '', date = ''] = day.split('-');
  const [m, d] = [Number(month), Number(date)];
  return { ko: `${year}. ${m}. ${d}.`, en: `${d} ${MONTHS_EN[m - 1] ?? ''} ${year}` };
}
