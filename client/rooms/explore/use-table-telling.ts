import { useMemo } from 'react';
import { useWords } from '../../design/wording.ts';
import type { TableTelling } from '../../explore/table-column.ts';
import { useCity, useDesk } from './desk.ts';

/** Ages in the table are told to this, not to the second: a second is no news of any row. */
const STEP_MS = 10_000;

/** What the cells of the table are told with; the same object while nothing of it changes. */
export function useTableTelling(): TableTelling {
  const { cityAnswer } = useDesk();
  const words = useWords();
  const feeds = useCity(({ city }) => city?.byKind.feed);
  const nowMs = useCity(({ time }) => Math.floor((time.nowMs ?? 0) / STEP_MS) * STEP_MS);
  const { zone, districts } = cityAnswer;
  return useMemo(() => {
    const names = new Map(districts.map(({ code, name }) => [code, words.say(name)]));
    const health = new Map([...(feeds?.values() ?? [])].map(({ data }) => [data.feed, data]));
    return {
      words,
      zone,
      nowMs,
      districtName: (code) => names.get(code) ?? code,
      feedOf: (feed) => health.get(feed),
    };
  }, [words, zone, nowMs, districts, feeds]);
}
