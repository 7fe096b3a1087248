import type { Language } from '../../design/language.ts';

/** Days from and to, `YYYY-MM-DD`, as a line of a tile has room for: `2022-07-18~07-31`, `18–31 Jul 2022`. */
export function daySpan(from: string, to: string, language: Language): string {
  if (language === 'ko') {
    const isSameYear = from.slice(0, 4) === to.slice(0, 4);
    return `${from}~${isSameYear ? to.slice(5) : to}`;
  }
  const days = new Intl.DateTimeFormat('en-GB', {
    timeZone: 'UTC',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
  });
  return days.formatRange(Date.parse(from), Date.parse(to));
}
