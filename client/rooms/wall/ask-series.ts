import type { SeriesAnswer } from '../../../contract/history.ts';
import { timelineApi } from '../../city/exercise-address.ts';
import type { AskSeries } from '../../city/history.ts';

/** What takes longer is as good as lost; the next minute asks again. */
const patienceMs = 20_000;

/** One series of the timeline on this page, over HTTP. */
export const askSeries: AskSeries = async (query) => {
  const { datastream, from, to, stepSec, basis, knownAt } = query;
  const asked = { datastream, from, to, step: stepSec, basis, known: knownAt };
  const parameters = new URLSearchParams(
    Object.entries(asked).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, String(value)]],
    ),
  );
  const answer = await fetch(timelineApi(`/series?${parameters}`), {
    signal: AbortSignal.timeout(patienceMs),
  });
  if (!answer.ok) throw new Error(`series of ${datastream}: ${answer.status}`);
  return (await answer.json()) as SeriesAnswer;
};
