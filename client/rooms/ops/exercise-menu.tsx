import type { JSX } from 'react';
import type { Role } from '../../../contract/office.ts';
import { exerciseOfAddress } from '../../city/exercise-address.ts';
import { ExerciseControl } from '../../panels/exercise-control.tsx';
import { useExercises } from './use-exercises.ts';

/** Exercises of this server, if it can hold any. */
export function ExerciseMenu({
  token,
  role,
}: {
  readonly token: string | undefined;
  readonly role: Role | undefined;
}): JSX.Element | null {
  const { answer, problem, wish } = useExercises(token);
  if (answer === undefined) return null;
  return (
    <ExerciseControl
      answer={answer}
      watched={exerciseOfAddress(window.location.search)}
      may={role === 'supervisor' || role === 'executive'}
      problem={problem}
      addressOf={addressWith}
      onWish={wish}
    />
  );
}

/** This page with another timeline on it; the instant was of the one that is left. */
function addressWith(exercise: string | undefined): string {
  const address = new URL(window.location.href);
  for (const name of ['at', 'shift', 'speed', 'basis', 'exercise']) {
    address.searchParams.delete(name);
  }
  if (exercise !== undefined) address.searchParams.set('exercise', exercise);
  return address.pathname + address.search;
}
