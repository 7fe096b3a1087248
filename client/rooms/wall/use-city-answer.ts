import type { CityAnswer } from '../../../contract/api.ts';
import { timelineApi } from '../../city/exercise-address.ts';
import { useAsked } from './use-asked.ts';

const retryMs = 5000;

async function askCity(signal: AbortSignal): Promise<CityAnswer> {
  const answer = await fetch(timelineApi('/city'), { signal });
  if (!answer.ok) throw new Error(`city: ${answer.status}`);
  return (await answer.json()) as CityAnswer;
}

/** What the city is; asked for until the server answers, since without it nothing can be drawn. */
export const useCityAnswer = (): CityAnswer | undefined => useAsked(askCity, retryMs);
