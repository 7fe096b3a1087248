import { useEffect, useState } from 'react';
import type { CityAnswer } from '../../../contract/api.ts';
import { timelineApi } from '../../city/exercise-address.ts';

const retryMs = 5000;

/** What the city is; asked for until the server answers, since without it nothing can be drawn. */
export function useCityAnswer(): CityAnswer | undefined {
  const [city, setCity] = useState<CityAnswer>();
  useEffect(() => {
    let retry: ReturnType<typeof setTimeout> | undefined;
    const stop = new AbortController();
    const ask = async (): Promise<void> => {
      try {
        const answer = await fetch(timelineApi('/city'), { signal: stop.signal });
        if (!answer.ok) throw new Error(`city: ${answer.status}`);
        setCity((await answer.json()) as CityAnswer);
      } catch {
        if (!stop.signal.aborted) retry = setTimeout(() => void ask(), retryMs);
      }
    };
    void ask();
    return () => {
      stop.abort();
      clearTimeout(retry);
    };
  }, []);
  return city;
}
