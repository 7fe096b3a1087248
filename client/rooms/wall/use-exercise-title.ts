import { useEffect, useState } from 'react';
import type { ExerciseAnswer } from '../../../contract/exercise.ts';
import type { Text } from '../../../contract/place.ts';
import { exerciseOfAddress, timelineApi } from '../../city/exercise-address.ts';

/** Title of the exercise on this page, once it is known; undefined for the city itself. */
export function useExerciseTitle(): Text | undefined {
  const [title, setTitle] = useState<Text>();
  useEffect(() => {
    if (exerciseOfAddress(window.location.search) === undefined) return;
    const stop = new AbortController();
    const ask = async (): Promise<void> => {
      try {
        const answer = await fetch(timelineApi(''), { signal: stop.signal });
        if (answer.ok) setTitle(((await answer.json()) as ExerciseAnswer).title);
      } catch {
        // The frame and the mark say what matters; the link says what is wrong.
      }
    };
    void ask();
    return () => stop.abort();
  }, []);
  return title;
}
