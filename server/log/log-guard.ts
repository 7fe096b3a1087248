import type { Mode } from '../../contract/delta.ts';
import type { CityEvent } from '../../contract/event.ts';
import { refuseExercise } from '../wire/exercise-mark.ts';

/** A log takes nothing that could pass for what it is not: the mark of a recording or exercise is a defect here. */
export function refuseForeign(mode: Mode, events: readonly CityEvent[]): void {
  if (mode !== 'exercise') refuseExercise(events);
  if (mode !== 'live') return;
  const recorded = events.find(({ data }) => data.basis !== undefined);
  if (recorded === undefined) return;
  throw new Error(`recorded data was offered to the live log: ${recorded.subject}`);
}
