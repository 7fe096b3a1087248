import { useMemo } from 'react';
import { useWords } from '../../../design/wording.ts';
import type { FactContext } from '../../../panels/explore/inspector-fact-lines.ts';
import { useDesk } from '../desk.ts';
import { useClockMinute } from './use-clock-minute.ts';

/** What the office works out itself has no source that is heard. */
const OFFICE = 'office';

/** What facts are worded with; another one each minute, so that names and ages are not older than it. */
export function useFactContext(): FactContext {
  const { city, data, cityAnswer } = useDesk();
  const words = useWords();
  const nowMs = useClockMinute() ?? 0;
  return useMemo(
    () => ({
      words,
      city: cityAnswer,
      nowMs,
      nameOf: (subject) => {
        const named = data.getState().bySubject.get(subject);
        return named === undefined ? undefined : words.say(named.name);
      },
      feedName: (feed) => {
        const title = city.getState().city?.byKind.feed.get(`feed/${feed}`)?.data.title;
        if (title !== undefined) return words.say(title);
        return feed === OFFICE ? words.word('ops/system') : feed;
      },
    }),
    [city, data, cityAnswer, words, nowMs],
  );
}
