import type {
  ExerciseAnswer,
  ExerciseCommand,
  ExercisesAnswer,
  ExerciseStart,
} from '../../contract/exercise.ts';
import type { Actor } from '../../contract/office.ts';
import type { Refusal } from '../command/refusals.ts';
import type { ShownExercise } from './shown-exercise.ts';

export type ExerciseOutcome = { readonly ok: true; readonly exercise: ExerciseAnswer } | Refusal;

/** Where exercises are started, steered and found. */
export interface ExerciseDesk {
  readonly list: () => ExercisesAnswer;
  readonly find: (id: string) => ExerciseAnswer | undefined;
  /** Answered when it can be watched. Never rejects. */
  start(asked: ExerciseStart, actor: Actor): Promise<ExerciseOutcome>;
  /** Answers it as it stands then, or stood when it was removed. Never rejects. */
  command(id: string, asked: ExerciseCommand, actor: Actor): Promise<ExerciseOutcome>;
  /** What can be seen of it; one of a former run is opened for that. Rejects if its log cannot be read. */
  shown(id: string): Promise<ShownExercise | undefined>;
}
