import type { ExerciseAnswer } from '../../contract/exercise.ts';
import type { ExerciseScript, ScriptSaying } from './read-scripts.ts';

/** A saying whose time has come. */
export interface DueSaying extends Pick<ScriptSaying, 'feed' | 'said'> {
  readonly inject: string;
}

/** How far a script has come. Knows no clock: time is what it is told. */
export interface ScriptCourse {
  readonly elapsedMs: () => number;
  readonly isPaused: () => boolean;
  /** Answers what is due, in order; nothing while paused. */
  readonly pass: (ms: number) => readonly DueSaying[];
  readonly pause: (isPaused: boolean) => void;
  /** What is due of an inject that is given now, whatever its time; undefined = there is none such. */
  readonly give: (inject: string) => readonly DueSaying[] | undefined;
  readonly note: (inject: string, problem: string) => void;
  readonly injects: () => ExerciseAnswer['injects'];
}

interface Pending extends DueSaying {
  readonly dueMs: number;
}

export function scriptCourse(script: ExerciseScript): ScriptCourse {
  const problems = new Map<string, string>();
  const done = new Set<string>();
  let elapsedMs = 0;
  let isPaused = false;
  let pending: readonly Pending[] = script.injects
    .flatMap((inject) => sayings(inject, inject.atSec * 1000))
    .toSorted(byTime);

  const take = (): readonly DueSaying[] => {
    const due = pending.filter(({ dueMs }) => dueMs <= elapsedMs);
    pending = pending.filter(({ dueMs }) => dueMs > elapsedMs);
    for (const { inject } of due) done.add(inject);
    return due;
  };
  return {
    elapsedMs: () => elapsedMs,
    isPaused: () => isPaused,
    pass: (ms) => {
      if (isPaused) return [];
      elapsedMs += ms;
      return take();
    },
    pause: (next) => {
      isPaused = next;
    },
    give: (id) => {
      const inject = script.injects.find((one) => one.id === id);
      if (inject === undefined) return undefined;
      const others = pending.filter((one) => one.inject !== id);
      pending = [...others, ...sayings(inject, elapsedMs)].toSorted(byTime);
      return take();
    },
    note: (inject, problem) => {
      if (!problems.has(inject)) problems.set(inject, problem);
    },
    injects: () =>
      script.injects.map(({ id, atSec, title }) => {
        const problem = problems.get(id);
        return {
          id,
          atSec,
          title,
          isDone: done.has(id),
          ...(problem === undefined ? {} : { problem }),
        };
      }),
  };
}

function sayings(
  { id, sayings: all }: ExerciseScript['injects'][number],
  fromMs: number,
): readonly Pending[] {
  return all.map(({ afterSec, feed, said }) => ({
    dueMs: fromMs + afterSec * 1000,
    inject: id,
    feed,
    said,
  }));
}

function byTime(a: Pending, b: Pending): number {
  return a.dueMs - b.dueMs;
}
