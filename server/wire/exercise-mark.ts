import type { CityEvent } from '../../contract/event.ts';
import { EXERCISE_PATH } from '../../contract/exercise.ts';

const CITIES = '/cities/';

/** Whether somebody injected it, or the office of an exercise made it: never to be taken for real. */
export function isOfExercise({ source, city }: Pick<CityEvent, 'source' | 'city'>): boolean {
  return source.startsWith(EXERCISE_PATH, CITIES.length + city.length);
}

/** What is of an exercise must never pass for the city as it is: offered to any other timeline it is a defect. */
export function refuseExercise(events: readonly CityEvent[]): void {
  const found = events.find(isOfExercise);
  if (found === undefined) return;
  throw new Error(`an event of an exercise was offered to the city's own timeline: ${found.id}`);
}
