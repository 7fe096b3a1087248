import { timelineApi } from '../../../city/exercise-address.ts';

const patienceMs = 20_000;

/** What this page's timeline answers at a path; rejects when it cannot be had. */
export async function askJson<T>(path: string, signal: AbortSignal): Promise<T> {
  const answer = await fetch(timelineApi(path), {
    signal: AbortSignal.any([signal, AbortSignal.timeout(patienceMs)]),
  });
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  return (await answer.json()) as T;
}
