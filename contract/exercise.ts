import type { Instant } from './event.ts';
import type { Actor } from './office.ts';
import type { Text } from './place.ts';

/**
 * The `source` of whatever was injected or made in an exercise begins so, with the city before it:
 * `/cities/<city>/exercises/<exercise>/…`. No event of a city's own timeline ever does.
 */
export const EXERCISE_PATH = '/exercises/';

export const EXERCISE_BASES = ['timeline', 'empty'] as const;
/** What runs beneath: the city's own timeline, or nothing but the script. */
export type ExerciseBase = (typeof EXERCISE_BASES)[number];

/** One thing that somebody did to the exercise itself. */
export interface ExerciseStep {
  readonly at: Instant;
  readonly action: 'start' | ExerciseCommand['action'];
  readonly by: Actor;
  readonly inject?: string;
}

/** An exercise on a timeline of its own: `watch({ timeline: { exercise: id } })`. */
export interface ExerciseAnswer {
  readonly id: string;
  readonly script: string;
  readonly title: Text;
  readonly over: ExerciseBase;
  readonly state: 'running' | 'paused' | 'ended';
  readonly startedAt: Instant;
  /** Of its clock, which is that of the timeline beneath; once ended, where it ended. */
  readonly now: Instant;
  /** Of the script: it stands while paused. */
  readonly elapsedSec: number;
  /** Why it ended. */
  readonly ended?: Text;
  readonly injects: readonly {
    readonly id: string;
    readonly atSec: number;
    readonly title: Text;
    readonly isDone: boolean;
    /** Why it, or a part of it, could not be given. */
    readonly problem?: string;
  }[];
  /** Oldest first. */
  readonly steps: readonly ExerciseStep[];
}

/** `GET /api/v1/exercises`: those that run or are kept, newest first, and what can be started. */
export interface ExercisesAnswer {
  readonly exercises: readonly ExerciseAnswer[];
  readonly scripts: readonly {
    readonly id: string;
    readonly title: Text;
    readonly injects: number;
    /** Sources it speaks for that the city names but does not listen to: it cannot be started. */
    readonly unconnected?: readonly string[];
  }[];
}

/** Body of `POST /api/v1/exercises`; supervisors only. `over` absent = `timeline`. */
export interface ExerciseStart {
  readonly script: string;
  readonly over?: ExerciseBase;
  /** As of commands: the same key starts one exercise. */
  readonly key: string;
}

export const EXERCISE_ACTIONS = ['pause', 'play', 'inject', 'end', 'remove'] as const;

/** Body of `POST /api/v1/exercises/{id}`; supervisors only. */
export interface ExerciseCommand {
  /**
   * `pause` and `play` are of the script: the city goes on beneath. `end` keeps it for looking back;
   * `remove` takes one that has ended, and its folder, away for good.
   */
  readonly action: (typeof EXERCISE_ACTIONS)[number];
  /** Of `inject`: gives it now, also again. */
  readonly inject?: string;
  readonly key: string;
}
