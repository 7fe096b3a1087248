import { instantOf } from '../../contract/instant.ts';
import { timeline, type CitySource, type Timeline } from '../hub/timeline.ts';
import type { ExerciseGround } from './exercise-ground.ts';
import { exerciseLog, shownExercise, type ShownExercise } from './shown-exercise.ts';

/** Opens an exercise of a former run to look back on: it stands as its log left it. */
export async function keptExercise(ground: ExerciseGround, folder: string): Promise<ShownExercise> {
  const shown: { timeline?: Timeline } = {};
  const held = await exerciseLog(ground, folder, {
    timeline: () => shown.timeline,
    inForce: () => [],
    onState: (state) => {
      if (state.kind === 'lost') console.error(`exercise: the log takes nothing: ${state.why}`);
    },
  });
  const { epoch, seq, now, events } = held.log.restored ?? {
    epoch: '',
    seq: 0,
    now: instantOf(ground.nowMs()),
    events: [],
  };
  const source: CitySource = {
    city: ground.city.profile.id,
    position: () => ({ epoch, seq }),
    now: () => now,
    speed: () => 0,
    events: () => events,
  };
  shown.timeline = timeline('exercise', source, ground.nowMs);
  return shownExercise(ground, folder, {
    timeline: shown.timeline,
    log: held,
    commanded: () => undefined,
  });
}
