import type { DirectiveEvent } from '../../../contract/event.ts';

const DIGITS = 2;

/**
 * The next number of a local day, `2022-0808-03`. An order stays in the city until a day after its
 * end, so that those of today are all among the held.
 */
export function nextNumber(held: Iterable<DirectiveEvent>, day: string): string {
  const [year = '', month = '', date = ''] = day.split('-');
  const prefix = `${year}-${month}${date}-`;
  const used = [...held]
    .filter(({ data }) => data.number.startsWith(prefix))
    .map(({ data }) => Number(data.number.slice(prefix.length)));
  return `${prefix}${String(Math.max(0, ...used) + 1).padStart(DIGITS, '0')}`;
}
