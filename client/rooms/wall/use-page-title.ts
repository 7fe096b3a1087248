import { useEffect } from 'react';
import type { CityAnswer } from '../../../contract/api.ts';
import { useWords } from '../../design/wording.ts';

/** Keeps the page's title: the office, after what is not real or not now about the page. */
export function usePageTitle(city: CityAnswer | undefined, isPast: boolean): void {
  const { word, say } = useWords();
  useEffect(() => {
    if (city === undefined) return;
    document.title = [
      ...(city.mode === 'live' ? [] : [word(`mode/${city.mode}`)]),
      ...(isPast ? [word('time/past')] : []),
      word('office', { city: say(city.shortName) }),
    ].join(' · ');
  }, [word, say, city, isPast]);
}
