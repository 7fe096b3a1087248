import { clockOrDay } from '../../design/times.ts';
import { layerTitle } from '../../explore/layer-titles.ts';
import type { RangeRows } from '../../explore/range-rows.ts';
import type { TableTelling } from '../../explore/table-column.ts';
import { useRows } from './desk.ts';

const written = (n: number): string => n.toLocaleString('en-US');

/** What of a range is not there, and why. */
function rangeNotice(
  { state, why = '', read, notKept, unknown, clockMs }: RangeRows,
  { words, nowMs, zone }: TableTelling,
): string {
  const { word, say } = words;
  const clock = (ms: number): string => clockOrDay(ms, nowMs, zone);
  const parts = [
    state === 'cut' ? word('explore/table/cut', { n: written(read) }) : '',
    state === 'failed'
      ? word('explore/table/failed', {
          why: /^\d+$/u.test(why) ? word('explore/table/refused', { status: why }) : why,
        })
      : '',
    notKept.length === 0
      ? ''
      : word('explore/table/notKept', {
          layers: notKept.map((layer) => say(layerTitle(layer))).join('·'),
        }),
    unknown.length === 0
      ? ''
      : word('explore/table/holes', {
          spans: unknown.map(({ fromMs, toMs }) => `${clock(fromMs)}–${clock(toMs)}`).join(', '),
        }),
    state === 'whole' ? word('explore/table/newer', { time: clock(clockMs) }) : '',
  ];
  return parts.filter((part) => part !== '').join(' · ');
}

/** How many rows there are of how many, of what, and what is missing of them. */
export function useTableCount(telling: TableTelling): {
  readonly of: string;
  readonly count: string;
  readonly notice: string;
  readonly isFailed: boolean;
} {
  const shown = useRows(({ shown: rows }) => rows.length);
  const range = useRows((rows) => rows.range);
  const all = useRows(({ ofOn }) => ofOn);
  const { word } = telling.words;
  const n = written(shown);
  if (range === undefined) {
    return {
      of: word('explore/table/sameAsMap'),
      count: word('explore/table/count', { n, m: written(all) }),
      notice: '',
      isFailed: false,
    };
  }
  const path = { reading: 'reading', whole: 'count', cut: 'readTo', failed: 'readTo' }[range.state];
  return {
    of: word('explore/table/sameAsMap'),
    count: word(`explore/table/${path}`, { n, m: written(all) }),
    notice: rangeNotice(range, telling),
    isFailed: range.state === 'failed',
  };
}
